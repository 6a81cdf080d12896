"""A turn is worked on by one at a time, and ends once, with everything that belongs to it."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from deskhand.domain.closing import Closing, DealtCard, Fact, OutboxItem
from deskhand.domain.concern import Waiting
from deskhand.domain.handoff import Attempt
from deskhand.domain.hold import Hold
from deskhand.domain.reading import Detail
from deskhand.domain.ticket import Holder, Status
from deskhand.errors import Overtaken
from deskhand.storage.statements import text_of
from deskhand.storage.turns import LEASE, PostgresTurns

from .bench import Bench, entry, handoff_of

WRITTEN = ("messages", "journal", "handoffs", "cards", "outbox", "events")


async def counts(bench: Bench) -> dict[str, object]:
    return {table: await bench.one(f"select count(*) from {table}") for table in WRITTEN}  # noqa: S608


def full(bench: Bench, hold: Hold) -> Closing:
    """An end that writes to every table there is."""
    now = bench.clock.now()
    return bench.closing(
        hold,
        "First.",
        "Second.",
        holder=Holder.queue,
        status=Status.open,
        queue="orders",
        reason="low_confidence",
        deadline=now + timedelta(hours=1),
        language="de",
        waiting=Waiting(category="brewing", confidence=0.8, detail="order_id", kind="order_id"),
        details=(Detail(kind="email", value="mara@example.com", start=0, end=16),),
        tried=(Attempt(what="Find account", state="answered"),),
        handoffs=(handoff_of(hold, bench.chance.id(), "orders", now),),
        cards=(
            DealtCard(
                id=bench.chance.id(),
                kind="enter_code",
                email="mara@example.com",
                tries_max=5,
                title="Code",
                text="Six digits.",
                created_at=now,
                expires_at=now + timedelta(minutes=10),
            ),
        ),
        outbox=(OutboxItem(id=bench.chance.id(), kind="code", payload={"email": "m@e"}),),
        facts=(Fact(type="reply_sent"), Fact(type="turn_ended", data={"outcome": "replied"})),
    )


async def test_that_one_of_ten_claimers_gets_the_turn(bench: Bench) -> None:
    ticket_id = (await bench.open()).ticket_id
    holds = await asyncio.gather(*(bench.turns.claim(ticket_id) for _ in range(10)))
    (hold,) = [each for each in holds if each]
    assert (hold.fence, hold.attempts, hold.round) == (1, 1, 1)


async def test_that_there_is_nothing_to_claim_where_nothing_is_open(bench: Bench) -> None:
    hold = await bench.held()
    await bench.turns.close(hold, bench.closing(hold, "Hello."), ())
    assert await bench.turns.claim(hold.turn.ticket_id) is None
    assert await bench.turns.claim(uuid4()) is None


async def test_that_a_lease_that_ran_out_lets_one_other_in(bench: Bench) -> None:
    first = await bench.held()
    assert await bench.turns.claim(first.turn.ticket_id) is None, "the lease holds"
    await bench.end_lease(first.turn.ticket_id)
    holds = await asyncio.gather(*(bench.turns.claim(first.turn.ticket_id) for _ in range(10)))
    (second,) = [each for each in holds if each]
    assert (second.fence, second.attempts) == (2, 2)
    assert second.turn.id == first.turn.id


async def test_that_writing_renews_the_lease(bench: Bench) -> None:
    hold = await bench.held()
    await bench.run("update tickets set lease_until = now() + interval '1 second'")
    await bench.turns.write(hold, ())
    left = await bench.one("select extract(epoch from lease_until - now())::float from tickets")
    assert isinstance(left, float)
    assert LEASE.total_seconds() - 5 < left <= LEASE.total_seconds()


async def test_that_an_old_fence_writes_nothing_and_the_present_one_does(bench: Bench) -> None:
    zombie = await bench.held()
    await bench.end_lease(zombie.turn.ticket_id)
    heir = await bench.take(zombie.turn.ticket_id)
    before = await counts(bench)
    with pytest.raises(Overtaken, match="has a new worker"):
        await bench.turns.write(zombie, (entry("guard"),))
    with pytest.raises(Overtaken, match="came too late"):
        await bench.turns.close(zombie, full(bench, zombie), (entry("guard"),))
    assert await counts(bench) == before
    await bench.turns.release(zombie)
    assert await bench.turns.claim(heir.turn.ticket_id) is None, "it let go of what is not its own"
    await bench.turns.write(heir, (entry("guard"),))
    await bench.turns.close(heir, full(bench, heir), (entry("reply", 1),))
    assert {t: n for t, n in (await counts(bench)).items() if n != before[t]} == {
        "messages": 3, "journal": 2, "handoffs": 1, "cards": 1, "outbox": 1, "events": 3
    }  # fmt: skip


async def test_that_a_newer_message_overtakes_the_end_but_not_the_journal(bench: Bench) -> None:
    hold = await bench.held()
    await bench.add(hold.turn.ticket_id, "and another thing")
    before = await counts(bench)
    await bench.turns.write(hold, ())
    with pytest.raises(Overtaken):
        await bench.turns.close(hold, full(bench, hold), (entry("guard"),))
    assert await counts(bench) == before
    assert await bench.turns.ending(hold.turn.id) is None
    await bench.turns.release(hold)
    again = await bench.take(hold.turn.ticket_id)
    assert [message.text for message in again.turn.messages] == ["hello", "and another thing"]
    await bench.turns.close(again, full(bench, again), (entry("guard"),))
    assert (await bench.turns.ending(hold.turn.id)) == full(bench, again).ending


async def test_that_a_newer_message_is_no_failure_of_the_desk(bench: Bench) -> None:
    """The count of attempts says when to give up: it must not count an eager customer."""
    hold = await bench.held()
    for n in range(7):
        await bench.add(hold.turn.ticket_id, f"eager {n}")
        await bench.turns.release(hold)
        hold = await bench.take(hold.turn.ticket_id)
    assert hold.attempts == 1
    await bench.turns.release(hold)
    assert (await bench.take(hold.turn.ticket_id)).attempts == 2, "a crash counts"


async def test_that_entries_of_a_round_are_read_back_and_those_of_an_older_one_are_not(
    bench: Bench,
) -> None:
    hold = await bench.held()
    first = (entry("guard"), entry("concern.0.plan", 1, concern=0, stage="plan"))
    await bench.turns.write(hold, first)
    await bench.turns.write(hold, (entry("guard", value={"of": "a later thought"}),))
    await bench.end_lease(hold.turn.ticket_id)
    heir = await bench.take(hold.turn.ticket_id)
    assert heir.entries == first, "a key is written once"
    await bench.add(hold.turn.ticket_id, "more")
    await bench.turns.release(heir)
    assert (await bench.take(hold.turn.ticket_id)).entries == (), "it answers other words"
    trace = await bench.book.trace(hold.turn.id)
    assert [each.key for each in trace.entries] == [each.key for each in first]


@pytest.mark.parametrize(
    "value", [None, True, "text", 3, {"a": [1, {"b": None}]}, "\u2028 \\u0041 %s %(x)s 'q' €"]
)
async def test_that_any_value_survives_the_journal(bench: Bench, value: object) -> None:
    hold = await bench.held()
    written = entry("understand", value=value, words="100% of it", pass_=2, milliseconds=0.25)
    await bench.turns.write(hold, (written,))
    await bench.end_lease(hold.turn.ticket_id)
    assert (await bench.take(hold.turn.ticket_id)).entries == (written,)


async def test_that_the_end_is_one_commit(bench: Bench) -> None:
    hold = await bench.held()
    closing = full(bench, hold)
    await bench.turns.close(hold, closing, (entry("guard"),))
    conversation = await bench.book.conversation(hold.turn.ticket_id)
    ticket = conversation.ticket
    assert [(m.seq, m.author, m.text) for m in conversation.messages] == [
        (1, "customer", "hello"), (2, "assistant", "First."), (3, "assistant", "Second.")
    ]  # fmt: skip
    assert (ticket.holder, ticket.status, ticket.queue) == (Holder.queue, Status.open, "orders")
    assert (ticket.language, ticket.category, ticket.subject) == ("de", "brewing", "Coffee")
    assert (ticket.reason, ticket.deadline) == ("low_confidence", closing.deadline)
    assert await bench.book.handoff(ticket.id) == closing.handoffs[0]
    card = await bench.cards.current(ticket.id)
    assert card
    assert card.id == closing.cards[0].id
    assert [str(row["id"]) for row in await bench.rows("select id from outbox")] == [
        str(closing.outbox[0].id)
    ]
    told = [row["type"] for row in await bench.rows("select type from events order by id")]
    assert told == ["message_received", "reply_sent", "turn_ended"]
    (turn,) = await bench.book.turns(ticket.id)
    assert (turn.state, turn.outcome, turn.lane) == ("done", "replied", "auto")
    assert turn.finished_at
    assert await bench.turns.ending(hold.turn.id) == closing.ending


async def test_that_the_next_turn_remembers_what_came_before(bench: Bench) -> None:
    hold = await bench.held()
    closing = full(bench, hold).model_copy(update={"holder": None, "mood": -0.5})
    await bench.turns.close(hold, closing, ())
    await bench.add(hold.turn.ticket_id, "next")
    turn = (await bench.take(hold.turn.ticket_id)).turn
    assert (turn.seq, turn.language, turn.waiting) == (2, "de", closing.waiting)
    assert (turn.details, turn.tried) == (closing.details, closing.tried)
    assert (turn.moods, turn.categories) == ((-0.5,), ("brewing",))
    assert [m.text for m in turn.history] == ["hello", "First.", "Second."]
    assert [m.text for m in turn.messages] == ["next"]
    assert turn.at == bench.clock.now()


async def test_that_a_turn_that_says_nothing_can_be_ended(bench: Bench) -> None:
    hold = await bench.held()
    await bench.turns.close(hold, bench.closing(hold, status=None, confidence=None), ())
    (ticket,) = await bench.rows("select status, last_seq, lease_until, worker from tickets")
    assert ticket == {"status": "open", "last_seq": 1, "lease_until": None, "worker": None}


async def test_that_an_end_cannot_be_repeated(bench: Bench) -> None:
    hold = await bench.held()
    await bench.turns.close(hold, full(bench, hold), ())
    before = await counts(bench)
    with pytest.raises(Overtaken):
        await bench.turns.close(hold, full(bench, hold), ())
    assert await counts(bench) == before


async def test_that_a_new_card_takes_the_place_of_the_old_one(bench: Bench) -> None:
    hold = await bench.held()
    await bench.turns.close(hold, full(bench, hold), ())
    await bench.add(hold.turn.ticket_id, "again")
    second = await bench.take(hold.turn.ticket_id)
    closing = full(bench, second)
    await bench.turns.close(second, closing, ())
    shown = await bench.rows("select id from cards where not is_void")
    assert [row["id"] for row in shown] == [closing.cards[0].id]


async def test_that_what_nobody_works_on_is_found_and_nothing_else(bench: Bench) -> None:
    async def stale() -> bool:
        return hold.turn.ticket_id in await bench.turns.stale(timedelta(seconds=2))

    hold = await bench.held()
    assert not await stale(), "it is held"
    await bench.end_lease(hold.turn.ticket_id)
    assert not await stale(), "its bell may still be on its way"
    await bench.run("update turns set begin_after = now() - interval '3 seconds'")
    assert await stale()
    again = await bench.take(hold.turn.ticket_id)
    assert not await stale()
    await bench.turns.close(again, bench.closing(again, "Done."), ())
    assert not await stale()


async def test_that_a_takeover_in_the_midst_of_an_end_loses_no_reply(
    bench: Bench,
) -> None:
    """A worker whose lease ran out ends its turn while another one is taking it."""
    slow = await bench.held()
    place = {"ticket_id": slow.turn.ticket_id, "worker": "heir", "lease": LEASE}
    await bench.end_lease(slow.turn.ticket_id)
    async with bench.store.connection() as heir, heir.transaction():
        row = await (await heir.execute(text_of("claim_turn"), place)).fetchone()
        assert row
        ending = asyncio.create_task(bench.turns.close(slow, bench.closing(slow, "slow"), ()))
        await asyncio.sleep(0.2)  # it waits for the row that the heir holds
        assert not ending.done()
    with pytest.raises(Overtaken):
        await ending
    hold = slow.model_copy(update={"fence": row["fence"], "attempts": row["attempts"]})
    await bench.turns.close(hold, bench.closing(hold, "heir"), ())
    texts = await bench.rows("select text from messages where author = 'assistant'")
    assert [row["text"] for row in texts] == ["heir"]


async def test_that_a_message_in_the_midst_of_an_end_makes_nobody_fail(
    bench: Bench,
) -> None:
    """Both lock the ticket first, so neither waits for the other in a circle."""
    hold = await bench.held()
    ticket_id = hold.turn.ticket_id
    message = {
        "ticket_id": ticket_id, "message_id": uuid4(), "turn_id": uuid4(), "text": "wait",
        "client_message_id": None, "page": None, "windows": "{}",
    }  # fmt: skip
    async with bench.store.connection() as customer, customer.transaction():
        await customer.execute(text_of("lock_ticket"), message)
        ending = asyncio.create_task(bench.turns.close(hold, bench.closing(hold, "late"), ()))
        await asyncio.sleep(0.2)
        assert not ending.done()
        await customer.execute(text_of("add_message"), message)
    with pytest.raises(Overtaken):
        await ending
    texts = [row["text"] for row in await bench.rows("select text from messages order by seq")]
    assert texts == ["hello", "wait"]


async def test_that_a_worker_names_itself_on_what_it_holds(bench: Bench) -> None:
    other = PostgresTurns(bench.sql, worker="machine-7:4711", clock=bench.clock)
    ticket_id = (await bench.open()).ticket_id
    assert await other.claim(ticket_id)
    assert await bench.one("select worker from tickets") == "machine-7:4711"
