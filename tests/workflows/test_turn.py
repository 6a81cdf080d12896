"""A turn goes through all stages and ends once; who is overtaken lets go and rings again."""

import asyncio

import pytest

from deskhand.domain.intake import Opening
from deskhand.domain.turn import Outcome
from deskhand.workflows import turn
from deskhand.workflows.intake import claimed

from .desk import TestDesk

STAGES = ["guard", "understand", "prioritize", "decide", "plan", "compose", "review"]


async def test_that_a_message_goes_through_all_stages_in_their_order(desk: TestDesk) -> None:
    ending = await desk.answer("brewing, please")
    assert (ending.outcome, ending.reply) == (Outcome.replied, "Here you are.")
    trace = await desk.bench.book.trace(ending.turn_id)
    assert [entry.stage for entry in trace.entries] == STAGES
    assert [entry.position for entry in trace.entries] == list(range(len(STAGES)))
    assert all(entry.words.endswith(".") for entry in trace.entries)


async def test_that_ten_bells_for_one_turn_are_one_reply(desk: TestDesk) -> None:
    received = await desk.say("brewing")
    await asyncio.gather(*(turn.run(received.ticket_id, sockets=desk.sockets) for _ in range(10)))
    assert await desk.said(received.ticket_id) == ["Here you are."]


async def test_that_a_bell_without_a_turn_is_no_harm(desk: TestDesk) -> None:
    received = await desk.say("brewing")
    for _ in range(3):
        await turn.run(received.ticket_id, sockets=desk.sockets)
    await turn.run(desk.bench.chance.id(), sockets=desk.sockets)
    assert await desk.said(received.ticket_id) == ["Here you are."]


async def test_that_who_is_overtaken_rings_again_and_the_reply_sees_all(desk: TestDesk) -> None:
    received = await desk.say("order")
    hold = await desk.bench.take(received.ticket_id)
    await desk.say("it is CK-1042", received.ticket_id)
    await desk.bench.turns.release(hold)
    desk.bells.rung.clear()
    desk.tools.plan.fail("look_up", RuntimeError("planted"))  # the first pass ends right here
    assert await desk.ring(received.ticket_id) == "RuntimeError"
    assert await desk.ring(received.ticket_id) == ""
    assert await desk.said(received.ticket_id) == ["Your order is CK-1042."]


async def test_that_a_message_during_the_work_leads_to_one_reply_that_knows_it(
    desk: TestDesk,
) -> None:
    received = await desk.say("order")
    looked = desk.tools.look_up
    first = True

    async def interrupted(*args: object, **kwargs: object) -> object:
        nonlocal first
        if first:
            first = False
            await desk.say("no, I meant CK-2000", received.ticket_id)
        return await looked(*args, **kwargs)  # pyright: ignore[reportArgumentType]

    desk.tools.look_up = interrupted  # pyright: ignore[reportAttributeAccessIssue]
    await desk.say("CK-1042", received.ticket_id)
    desk.bells.rung.clear()
    await turn.run(received.ticket_id, sockets=desk.sockets)
    assert await desk.said(received.ticket_id) == [], "what it would have said is not sent"
    assert desk.bells.rung == [("turn", received.ticket_id)] * 2, "for the message, and again"
    await turn.run(received.ticket_id, sockets=desk.sockets)
    said = await desk.said(received.ticket_id)
    assert said == ["Your order is CK-2000."]


async def test_that_a_stage_that_breaks_lets_go_at_once(desk: TestDesk) -> None:
    received = await desk.say("brewing")
    desk.models.plan.fail("guess", RuntimeError("planted"))
    with pytest.raises(RuntimeError, match="planted"):
        await turn.run(received.ticket_id, sockets=desk.sockets)
    hold = await desk.bench.take(received.ticket_id)
    assert hold.attempts == 2, "the next worker need not wait for the lease"


async def test_that_a_crash_goes_on_where_it_stopped(desk: TestDesk) -> None:
    """What was committed before the action is read by the second pass, not made again."""
    received = await desk.say("mending CK-1042")
    desk.tools.plan.fail("read_back", RuntimeError("planted"))
    assert await desk.ring(received.ticket_id) == "RuntimeError"
    desk.models.plan.fail("guess", AssertionError("it was understood before"))
    assert await desk.ring(received.ticket_id) == ""
    assert await desk.said(received.ticket_id) == ["It is mended."]
    assert len(desk.tools.mended) == 1
    assert desk.tools.calls.count("mend") == 1, "done once, and found again in the ledger"
    passes = (await desk.bench.book.trace(received.turn_id)).entries
    assert {entry.stage: entry.pass_ for entry in passes} == {
        "guard": 1, "understand": 1, "prioritize": 1, "decide": 1,
        "act": 2, "verify": 2, "plan": 2, "compose": 2, "review": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("brewing", Outcome.replied),
        ("hello", Outcome.asked),
        ("thanks", Outcome.replied),
        ("hm", Outcome.asked),
        ("order", Outcome.asked),
        ("private", Outcome.asked),
        ("I want to talk to a person", Outcome.handed_off),
        ("something that fits none of the trees at all", Outcome.handed_off),
        ("unwritable", Outcome.handed_off),
        ("quiet", Outcome.replied),
    ],
)
async def test_that_every_turn_ends_with_words_and_an_outcome(
    desk: TestDesk, text: str, outcome: Outcome
) -> None:
    ending = await desk.answer(text)
    assert ending.outcome is outcome
    assert ending.reply
    assert await desk.said(await desk.of(ending)) == [ending.reply]


async def test_that_two_concerns_are_worked_on_side_by_side(desk: TestDesk) -> None:
    text = "brewing. mending CK-1042"
    desk.sockets = desk.with_split(lambda text: [(0, 8), (9, len(text))])
    ending = await desk.answer(text)
    assert [concern.category for concern in ending.concerns] == ["brewing", "mending"]
    assert ending.reply == "Here you are.\n\nIt is mended."
    trace = await desk.bench.book.trace(ending.turn_id)
    assert {entry.concern for entry in trace.entries} == {None, 0, 1}


async def test_that_a_held_ticket_gets_no_answer(desk: TestDesk) -> None:
    first = await desk.answer("I want to talk to a person")
    ticket_id = await desk.of(first)
    await desk.bench.run("update tickets set holder = 'teammate'")
    second = await desk.answer("brewing", ticket_id)
    assert (second.outcome, second.reply) == (Outcome.handed_off, None)
    assert len(await desk.said(ticket_id)) == 1


async def test_that_a_channel_is_kept(desk: TestDesk) -> None:
    opening = Opening(channel="email", text="brewing", principal=claimed("Mara@Example.com"))
    received = await desk.bench.intake.open(opening, token="t")
    await turn.run(received.ticket_id, sockets=desk.sockets)
    ticket = (await desk.bench.book.conversation(received.ticket_id)).ticket
    assert (ticket.channel, ticket.principal.email) == ("email", "mara@example.com")
