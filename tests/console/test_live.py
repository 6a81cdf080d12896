import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from deskhand.console.live import Hub, frames

from .fake_doors import FakeFeed
from .sample import MARA, TOM

QUEUE = b"event: queue\ndata: 1\n\n"


def notice(ticket: object) -> bytes:
    return f"event: ticket-{ticket}\ndata: 1\n\n".encode()


async def always() -> bool:
    return True


@asynccontextmanager
async def stream(hub: Hub) -> AsyncGenerator[AsyncGenerator[bytes]]:
    """One browser that has heard the hello."""
    heard = frames(hub, always)
    assert b"event: hello" in await anext(heard)
    await asyncio.sleep(0.01)
    yield heard
    await heard.aclose()


async def collect(heard: AsyncGenerator[bytes], count: int) -> list[bytes]:
    return [await asyncio.wait_for(anext(heard), 1) for _ in range(count)]


@pytest.fixture
def feed() -> FakeFeed:
    return FakeFeed()


@pytest.fixture
def hub(feed: FakeFeed) -> Hub:
    return Hub(feed=feed, bundle_seconds=0.05)


async def test_that_a_burst_is_one_notice(feed: FakeFeed, hub: Hub) -> None:
    async with stream(hub) as heard:
        for _ in range(10):
            feed.tell(MARA.id)
        feed.tell(TOM.id)
        said = await collect(heard, 3)
        assert sorted(said) == sorted([notice(MARA.id), notice(TOM.id), QUEUE])
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(anext(heard), 0.15)


async def test_that_the_last_of_many_is_never_lost(feed: FakeFeed, hub: Hub) -> None:
    async with stream(hub) as heard:
        feed.tell(MARA.id)
        await collect(heard, 2)
        feed.tell(MARA.id)
        assert await collect(heard, 2)


async def test_that_all_browsers_share_one_listener(feed: FakeFeed, hub: Hub) -> None:
    async with stream(hub) as first, stream(hub) as second:
        assert (hub.listeners, len(feed.queues)) == (2, 1)
        feed.tell(MARA.id)
        assert sorted(await collect(first, 2)) == sorted(await collect(second, 2))
    await asyncio.sleep(0.01)
    assert (hub.listeners, len(feed.queues)) == (0, 0)


async def test_that_it_listens_again_for_the_next_browser(feed: FakeFeed, hub: Hub) -> None:
    for _ in range(3):
        async with stream(hub) as heard:
            feed.tell(MARA.id)
            await collect(heard, 2)
    assert feed.listeners_ever == 3


async def test_that_a_browser_that_comes_while_the_last_one_leaves_hears(
    feed: FakeFeed, hub: Hub
) -> None:
    first = frames(hub, always)
    await anext(first)
    await first.aclose()
    async with stream(hub) as heard:
        feed.tell(MARA.id)
        assert await collect(heard, 2)
        assert len(feed.queues) == 1


async def test_that_a_broken_feed_ends_the_streams_so_that_browsers_come_back(
    feed: FakeFeed, hub: Hub
) -> None:
    async with stream(hub) as heard:
        feed.break_off()
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(anext(heard), 1)
    async with stream(hub) as heard:
        feed.tell(MARA.id)
        assert await collect(heard, 2)


async def test_that_a_browser_that_does_not_read_is_let_go(feed: FakeFeed) -> None:
    hub = Hub(feed=feed, bundle_seconds=0)
    async with stream(hub) as heard:
        for _ in range(300):
            feed.tell(MARA.id)
            await asyncio.sleep(0.002)
        assert hub.listeners == 0
        said = [frame async for frame in heard]
        assert len(said) <= 501


async def test_that_a_stream_ends_with_its_sign_in(hub: Hub) -> None:
    answers = iter([True, False])

    async def is_still_here() -> bool:
        return next(answers)

    said = [frame async for frame in frames(hub, is_still_here, ping_seconds=0.01)]
    assert said[1:] == [b": here\n\n"]
    assert hub.listeners == 0
