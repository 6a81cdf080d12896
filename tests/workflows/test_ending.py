"""What a turn's end writes: who has the next move, what is told live, and what stays hidden."""

import pytest

from deskhand.domain.draft import Lane
from deskhand.domain.ticket import Holder, Status

from .desk import TestDesk

FACTS = "select type from events where ticket_id = %(id)s order by id"


async def facts(desk: TestDesk, text: str) -> list[str]:
    """The events of a conversation that begins with this text."""
    ticket_id = await desk.of(await desk.answer(text))
    return [row["type"] for row in await desk.bench.rows(FACTS, id=ticket_id)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("brewing", ["reply_sent", "asked_if_solved", "turn_ended"]),
        ("hello", ["reply_sent", "turn_ended"]),
        ("order", ["reply_sent", "turn_ended"]),
        ("private, mara@example.com", ["reply_sent", "card_dealt", "turn_ended"]),
        ("talk to a person", ["reply_sent", "handed_off", "turn_ended"]),
        ("quiet", ["reply_sent", "flagged", "asked_if_solved", "turn_ended"]),
    ],
)
async def test_that_each_end_is_told_in_its_events(
    desk: TestDesk, text: str, told: list[str]
) -> None:
    assert await facts(desk, text) == ["message_received", *told]


@pytest.mark.parametrize(
    ("text", "status", "holder", "lane"),
    [
        ("brewing", Status.waiting_on_customer, Holder.assistant, Lane.auto),
        ("order", Status.waiting_on_customer, Holder.assistant, Lane.auto),
        ("talk to a person", Status.open, Holder.queue, Lane.hand_off),
        ("unwritable", Status.open, Holder.queue, Lane.hand_off),
        ("quiet", Status.waiting_on_customer, Holder.assistant, None),
    ],
)
async def test_that_the_ticket_says_who_has_the_next_move(
    desk: TestDesk, text: str, status: Status, holder: Holder, lane: Lane | None
) -> None:
    ending = await desk.answer(text)
    ticket = (await desk.bench.book.conversation(await desk.of(ending))).ticket
    assert (ticket.status, ticket.holder) == (status, holder)
    if lane:
        assert ending.lane is lane
    assert (ticket.deadline is not None) is (ticket.queue is not None)


async def test_that_a_ticket_keeps_the_subject_of_its_first_words(desk: TestDesk) -> None:
    words = "brewing " + "with a lot of words " * 10
    ticket_id = await desk.of(await desk.answer(words))
    await desk.answer("brewing, and another thing", ticket_id)
    subject = (await desk.bench.book.conversation(ticket_id)).ticket.subject
    assert subject.startswith("brewing with a lot")
    assert subject.endswith("…")
    assert len(subject) <= 70


async def test_that_the_version_of_the_workspace_stands_on_the_turn(desk: TestDesk) -> None:
    ending = await desk.answer("brewing")
    trace = await desk.bench.book.trace(ending.turn_id)
    assert trace.workspace_version == desk.sockets.workspace.version == ending.workspace_version


async def test_that_a_letter_is_rung_for_only_after_it_is_committed(desk: TestDesk) -> None:
    received = await desk.say("private, mara@example.com")
    hold = await desk.bench.take(received.ticket_id)
    await desk.say("wait", received.ticket_id)
    await desk.bench.turns.release(hold)
    desk.bells.rung.clear()
    assert await desk.ring(received.ticket_id) == ""
    (letter,) = await desk.bench.rows("select id from outbox")
    assert desk.bells.rung == [("outbox", letter["id"])]
