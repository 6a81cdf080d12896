"""Every process hears what any of them did; who missed something is told so by its ear closing."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from uuid import UUID

import psycopg
import pytest
from psycopg.rows import DictRow

from deskhand.domain.event import Event
from deskhand.errors import StoreUnavailable
from deskhand.storage.feed import PostgresFeed
from deskhand.storage.statements import Statements

from .bench import Bench

PATIENCE = 10
HANG_UP = (
    "select pg_terminate_backend(pid) from pg_stat_activity"
    " where datname = current_database() and query = 'listen deskhand'"
)
TELL = (
    "insert into deskhand.events (ticket_id, type, data)"
    " select %(id)s, 'note_written', jsonb_build_object('n', n) from generate_series(1, %(n)s) n"
)


@pytest.fixture
async def feed(bench: Bench) -> AsyncGenerator[PostgresFeed]:
    """A feed that listens."""
    feed = PostgresFeed(bench.sql, url=bench.url)
    await feed.start()
    yield feed
    await feed.stop()


async def next_of(news: AsyncIterator[Event]) -> Event | None:
    """The next event; None once the ear is closed."""
    async with asyncio.timeout(PATIENCE):
        return await anext(news, None)


async def rest_of(news: AsyncIterator[Event]) -> list[Event]:
    """All until the ear closes."""
    async with asyncio.timeout(PATIENCE):
        return [event async for event in news]


async def opened(bench: Bench, feed: PostgresFeed) -> UUID:
    """A ticket whose own opening was heard already."""
    async with feed.listen() as news:
        ticket_id = (await bench.open()).ticket_id
        assert await next_of(news)
    return ticket_id


async def test_that_what_another_connection_did_is_heard_in_order(
    bench: Bench, feed: PostgresFeed
) -> None:
    ticket_id = await opened(bench, feed)
    async with feed.listen(ticket_id) as news:
        async with await psycopg.AsyncConnection.connect(bench.url) as other:
            await other.execute(TELL.encode(), {"id": ticket_id, "n": 3})
            await other.commit()
        heard = [await next_of(news) for _ in range(3)]
    assert [event.data for event in heard if event] == [{"n": 1}, {"n": 2}, {"n": 3}]
    assert [event.type for event in heard if event] == ["note_written"] * 3


async def test_that_what_was_rolled_back_is_not_heard(bench: Bench, feed: PostgresFeed) -> None:
    ticket_id = await opened(bench, feed)
    async with feed.listen(ticket_id) as news:
        async with await psycopg.AsyncConnection.connect(bench.url) as other:
            await other.execute(TELL.encode(), {"id": ticket_id, "n": 3})
            await other.rollback()
        await bench.add(ticket_id, "hello?")
        heard = await next_of(news)
    assert heard
    assert heard.type == "message_received"


async def test_that_an_ear_for_one_ticket_hears_that_ticket_alone(
    bench: Bench, feed: PostgresFeed
) -> None:
    mine, other = await opened(bench, feed), await opened(bench, feed)
    async with feed.listen(mine) as news, feed.listen() as all_news:
        await bench.add(other, "not for this ear")
        await bench.add(mine, "for this ear")
        heard = await next_of(news)
        assert heard
        assert heard.ticket_id == mine
        both = [await next_of(all_news) for _ in range(2)]
    assert [event.ticket_id for event in both if event] == [other, mine]


async def test_that_what_was_missed_can_be_asked_for(bench: Bench, feed: PostgresFeed) -> None:
    ticket_id = await opened(bench, feed)
    last = await feed.last(ticket_id)
    assert await feed.after(ticket_id, last) == ()
    await bench.add(ticket_id, "one")
    await bench.add(ticket_id, "two")
    missed = await feed.after(ticket_id, last)
    assert [event.type for event in missed] == ["message_received"] * 2
    assert await feed.last(ticket_id) == missed[-1].id
    assert await feed.after(ticket_id, missed[0].id) == missed[1:]
    assert await feed.last(UUID(int=0)) == 0


async def test_that_a_line_that_drops_closes_all_ears_and_is_opened_again(
    bench: Bench, feed: PostgresFeed
) -> None:
    ticket_id = await opened(bench, feed)
    for _ in range(2):  # a second drop is no worse than the first
        async with feed.listen(ticket_id) as one, feed.listen() as other:
            await bench.run(HANG_UP)
            assert await rest_of(one) == []
            assert await rest_of(other) == []
        await hears_again(bench, feed, ticket_id)


async def hears_again(bench: Bench, feed: PostgresFeed, ticket_id: UUID) -> None:
    """A new ear hears a new event, after a moment at most."""
    async with asyncio.timeout(PATIENCE):
        while True:
            async with feed.listen(ticket_id) as news:
                await bench.add(ticket_id, "are you there?")
                try:
                    async with asyncio.timeout(0.5):
                        if await anext(news, None):
                            return
                except TimeoutError:
                    continue


async def test_that_an_ear_that_opens_while_the_line_is_down_is_closed_too(
    bench: Bench, feed: PostgresFeed
) -> None:
    """Else it would wait for ever for what was said in the meantime."""
    ticket_id = await opened(bench, feed)
    async with feed.listen(ticket_id) as first:
        await bench.run(HANG_UP)
        assert await rest_of(first) == []
    async with feed.listen(ticket_id) as second:
        await bench.add(ticket_id, "said while nobody listened")
        told = await next_of(second)
        assert told is None or told.type == "message_received"


class Forgetful(Statements):
    """Cannot read one event."""

    is_forgetful = False

    async def one(self, name: str, /, **params: object) -> DictRow | None:
        if name == "event" and self.is_forgetful:
            self.is_forgetful = False
            raise StoreUnavailable("The database does not answer.")
        return await super().one(name, **params)


async def test_that_an_event_that_cannot_be_read_closes_the_ears_and_no_more(
    bench: Bench,
) -> None:
    statements = Forgetful(bench.store)
    feed = PostgresFeed(statements, url=bench.url)
    await feed.start()
    try:
        ticket_id = await opened(bench, feed)
        statements.is_forgetful = True
        async with feed.listen(ticket_id) as news:
            await bench.add(ticket_id, "lost on the way")
            assert await rest_of(news) == []
        await hears_again(bench, feed, ticket_id)
    finally:
        await feed.stop()


async def test_that_an_ear_that_does_not_listen_is_closed_and_others_go_on(
    bench: Bench, feed: PostgresFeed
) -> None:
    ticket_id = await opened(bench, feed)
    async with feed.listen(ticket_id) as slow, feed.listen(ticket_id) as quick:
        await bench.run(TELL, id=ticket_id, n=1100)
        heard = [await next_of(quick) for _ in range(1100)]
        assert [event.data["n"] for event in heard if event] == list(range(1, 1101))
        late = await rest_of(slow)
    assert 0 < len(late) <= 1000
    assert [event.data["n"] for event in late][-1] != 1100, "it knows that it missed something"


async def test_that_hanging_up_ends_every_ear(bench: Bench) -> None:
    feed = PostgresFeed(bench.sql, url=bench.url)
    await feed.start()
    async with feed.listen() as news, feed.listen() as other:
        await feed.stop()
        assert await rest_of(news) == []
        assert await rest_of(other) == []
    await feed.stop()
