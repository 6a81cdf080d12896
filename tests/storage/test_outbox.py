"""What must leave the desk is sent by one at a time, and tried again until it is given up."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from deskhand.domain.closing import OutboxItem

from .bench import Bench

PAYLOAD = {"card_id": "c", "email": "mara@example.com"}


async def put(bench: Bench) -> UUID:
    """A letter that is due."""
    hold = await bench.held()
    item = OutboxItem(id=bench.chance.id(), kind="code", payload={**PAYLOAD})
    await bench.turns.close(hold, bench.closing(hold, "On its way.", outbox=(item,)), ())
    return item.id


async def row(bench: Bench, item: UUID) -> tuple[str, int, str, float]:
    """State, attempts, last error and seconds until the next attempt."""
    (found,) = await bench.rows(
        "select state, attempts, last_error, extract(epoch from next_at - now())::float as left_"
        " from outbox where id = %(id)s",
        id=item,
    )
    return found["state"], found["attempts"], found["last_error"], found["left_"]


async def test_that_one_of_ten_takes_a_letter(bench: Bench) -> None:
    item = await put(bench)
    taken = await asyncio.gather(*(bench.outbox.take(item) for _ in range(10)))
    (attempt,) = [each for each in taken if each]
    assert (attempt.id, attempt.kind, attempt.attempts) == (item, "code", 1)
    assert attempt.payload == PAYLOAD


async def test_that_a_taker_who_died_is_followed_by_another(bench: Bench) -> None:
    item = await put(bench)
    assert await bench.outbox.take(item)
    _, _, _, left = await row(bench, item)
    assert 25 < left <= 30, "so long nobody else takes it"
    await bench.run("update outbox set next_at = now()")
    again = await bench.outbox.take(item)
    assert again
    assert again.attempts == 2


async def test_that_a_failure_is_tried_again_after_its_pause(bench: Bench) -> None:
    item = await put(bench)
    assert await bench.outbox.take(item)
    await bench.outbox.failed(item, "the mail system is down", pause=timedelta(seconds=8))
    state, attempts, error, left = await row(bench, item)
    assert (state, attempts, error) == ("due", 1, "the mail system is down")
    assert 6 < left <= 8
    assert await bench.outbox.take(item) is None


@pytest.mark.parametrize("how", ["sent", "dead"])
async def test_that_what_is_settled_is_never_taken_again(bench: Bench, how: str) -> None:
    item = await put(bench)
    assert await bench.outbox.take(item)
    if how == "sent":
        await bench.outbox.sent(item)
    else:
        await bench.outbox.failed(item, "no such address", pause=None)
    assert (await row(bench, item))[0] == how
    assert await bench.outbox.take(item) is None
    assert item not in await bench.outbox.stale(timedelta(0))
    sent_at = await bench.one("select sent_at from outbox")
    assert (sent_at is not None) is (how == "sent")


async def test_that_what_is_due_is_found_after_its_grace(bench: Bench) -> None:
    item = await put(bench)
    assert await bench.outbox.stale(timedelta(seconds=2)) == []
    await bench.run("update outbox set next_at = now() - interval '3 seconds'")
    assert await bench.outbox.stale(timedelta(seconds=2)) == [item]
    assert await bench.outbox.take(item)
    assert await bench.outbox.stale(timedelta(seconds=2)) == [], "it is being sent"


async def test_that_there_is_nothing_to_take_where_nothing_is(bench: Bench) -> None:
    assert await bench.outbox.take(uuid4()) is None
