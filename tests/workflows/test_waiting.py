"""Who waits for a turn learns of its end, wherever it was worked on, or gets nothing in time."""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import replace
from time import monotonic

import pytest

from deskhand.domain.intake import Received
from deskhand.domain.turn import Ending
from deskhand.storage.feed import PostgresFeed
from deskhand.workflows import turn
from deskhand.workflows.waiting import finished_turn

from .desk import TestDesk


@pytest.fixture
async def live(desk: TestDesk) -> AsyncGenerator[TestDesk]:
    """The desk with a line that is open."""
    feed = PostgresFeed(desk.bench.sql, url=desk.bench.url)
    await feed.start()
    desk.sockets = replace(desk.sockets, feed=feed)
    yield desk
    await feed.stop()


async def wait(desk: TestDesk, received: Received, seconds: float = 10) -> Ending | None:
    return await finished_turn(
        received.ticket_id, received.turn_id, seconds=seconds, sockets=desk.sockets
    )


async def test_that_a_turn_that_ended_before_is_told_at_once(live: TestDesk) -> None:
    received = await live.say("brewing")
    await turn.run(received.ticket_id, sockets=live.sockets)
    ending = await wait(live, received)
    assert ending
    assert ending.turn_id == received.turn_id


async def test_that_the_end_is_heard_while_waiting(live: TestDesk) -> None:
    received = await live.say("brewing")
    waiting = asyncio.create_task(wait(live, received))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await turn.run(received.ticket_id, sockets=live.sockets)
    ending = await waiting
    assert ending
    assert ending.reply == "Here you are."


async def test_that_the_end_of_another_turn_is_not_taken_for_it(live: TestDesk) -> None:
    first = await live.say("brewing")
    hold = await live.bench.take(first.ticket_id)
    other = await live.say("brewing")
    waiting = asyncio.create_task(wait(live, first))
    await asyncio.sleep(0.05)
    await turn.run(other.ticket_id, sockets=live.sockets)
    await live.bench.add(first.ticket_id, "still there?")
    await asyncio.sleep(0.1)
    assert not waiting.done()
    await live.bench.turns.release(hold)
    await turn.run(first.ticket_id, sockets=live.sockets)
    ending = await waiting
    assert ending
    assert ending.turn_id == first.turn_id


async def test_that_nothing_comes_of_a_turn_that_takes_too_long(live: TestDesk) -> None:
    received = await live.say("brewing")
    began = monotonic()
    assert await wait(live, received, seconds=0.2) is None
    assert 0.2 <= monotonic() - began < 5


async def test_that_a_line_that_drops_does_not_hang_the_waiting(live: TestDesk) -> None:
    received = await live.say("brewing")
    waiting = asyncio.create_task(wait(live, received, seconds=60))
    await asyncio.sleep(0.05)
    await live.bench.run(
        "select pg_terminate_backend(pid) from pg_stat_activity"
        " where datname = current_database() and query = 'listen deskhand'"
    )
    assert await asyncio.wait_for(waiting, 10) is None
