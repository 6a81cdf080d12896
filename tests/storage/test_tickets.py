"""A ticket has one teammate at a time, and each is told plainly who has it."""

import asyncio
from uuid import UUID, uuid4

import pytest

from deskhand.domain.teammate import Teammate
from deskhand.domain.ticket import Holder, Status
from deskhand.errors import Conflict, NotFound

from .bench import Bench

LINES = "select author, name, text, is_note from messages order by seq"


@pytest.fixture
async def team(bench: Bench) -> tuple[Teammate, Teammate]:
    """Ada and Ben."""
    people: list[Teammate] = []
    for name in ("Ada Brewer", "Ben Stone"):
        (row,) = await bench.rows(
            "insert into teammates (name, email, password_hash) values (%(name)s, %(name)s, '')"
            " returning id",
            name=name,
        )
        people.append(Teammate(id=row["id"], name=name, email=name))
    return people[0], people[1]


async def waiting(bench: Bench) -> UUID:
    """A ticket that waits in a queue."""
    hold = await bench.held()
    await bench.hand_off(hold)
    return hold.turn.ticket_id


async def test_that_one_of_two_teammates_takes_a_ticket(
    bench: Bench, team: tuple[Teammate, Teammate]
) -> None:
    ticket_id = await waiting(bench)
    results = await asyncio.gather(
        *(bench.tickets.take(ticket_id, mate) for mate in team * 5), return_exceptions=True
    )
    ticket = (await bench.book.conversation(ticket_id)).ticket
    assert ticket.holder is Holder.teammate
    winner = next(mate for mate in team if mate.id == ticket.assignee_id)
    for mate, result in zip(team * 5, results, strict=True):
        if mate is winner:
            assert result is None, "taking what one has already is fine"
        else:
            assert isinstance(result, Conflict)
            assert str(result) == f"{winner.name} has this ticket. Ask for it first."
    lines = await bench.rows(LINES)
    joined = [line["text"] for line in lines if line["author"] == "system"]
    assert joined == [f"{winner.name.split()[0]} joined."], "said once"
    (handoff,) = await bench.rows("select taken_by from handoffs where taken_at is not null")
    assert handoff["taken_by"] == winner.id


@pytest.mark.parametrize("what", ["take", "reply", "resolve", "hand_back"])
async def test_that_nobody_works_on_a_colleagues_ticket(
    bench: Bench, team: tuple[Teammate, Teammate], what: str
) -> None:
    ada, ben = team
    ticket_id = await waiting(bench)
    await bench.tickets.take(ticket_id, ada)
    before = await bench.rows(LINES)
    with pytest.raises(Conflict, match=r"^Ada Brewer has this ticket"):
        await work(bench, what, ticket_id, ben)
    assert await bench.rows(LINES) == before
    await work(bench, what, ticket_id, ada)


async def work(bench: Bench, what: str, ticket_id: UUID, mate: Teammate) -> None:
    tickets = bench.tickets
    match what:
        case "take":
            await tickets.take(ticket_id, mate)
        case "reply":
            await tickets.write(ticket_id, mate, "Hello.", client_id=None, is_note=False)
        case "resolve":
            await tickets.resolve(ticket_id, mate)
        case "hand_back":
            await tickets.hand_back(ticket_id, mate)
        case _:
            raise AssertionError(what)


@pytest.mark.parametrize("what", ["take", "reply", "resolve", "hand_back"])
async def test_that_a_ticket_that_is_not_there_is_said(
    bench: Bench, team: tuple[Teammate, Teammate], what: str
) -> None:
    with pytest.raises(NotFound, match="no such ticket"):
        await work(bench, what, uuid4(), team[0])


async def test_that_a_reply_takes_the_ticket_and_a_note_does_not(
    bench: Bench, team: tuple[Teammate, Teammate]
) -> None:
    ada, ben = team
    ticket_id = await waiting(bench)
    await bench.tickets.write(ticket_id, ada, "likes filter", client_id=None, is_note=True)
    ticket = (await bench.book.conversation(ticket_id)).ticket
    assert (ticket.holder, ticket.assignee) == (Holder.queue, None)
    await bench.tickets.write(ticket_id, ben, "Ben here.", client_id=None, is_note=False)
    await bench.tickets.write(ticket_id, ada, "a colleague's note", client_id=None, is_note=True)
    ticket = (await bench.book.conversation(ticket_id)).ticket
    assert (ticket.holder, ticket.assignee) == (Holder.teammate, "Ben Stone")
    assert (ticket.status, ticket.deadline) == (Status.waiting_on_customer, None)
    notes = [line["text"] for line in await bench.rows(LINES) if line["is_note"]]
    assert notes == ["likes filter", "a colleague's note"]


async def test_that_one_client_id_is_one_message_however_often_it_is_sent(
    bench: Bench, team: tuple[Teammate, Teammate]
) -> None:
    ada, _ = team
    ticket_id = await waiting(bench)
    for is_note in (False, True):
        key = f"key {is_note}"
        await asyncio.gather(
            *(
                bench.tickets.write(ticket_id, ada, "once", client_id=key, is_note=is_note)
                for _ in range(8)
            )
        )
    said = [line["is_note"] for line in await bench.rows(LINES) if line["author"] == "teammate"]
    assert said == [False, True]
    seqs = [row["seq"] for row in await bench.rows("select seq from messages order by seq")]
    assert seqs == list(range(1, len(seqs) + 1))


async def test_that_what_is_solved_is_not_solved_again(
    bench: Bench, team: tuple[Teammate, Teammate]
) -> None:
    ada, ben = team
    ticket_id = await waiting(bench)
    await bench.tickets.resolve(ticket_id, ada)
    ticket = (await bench.book.conversation(ticket_id)).ticket
    assert (ticket.status, ticket.holder) == (Status.resolved, Holder.assistant)
    assert ticket.deadline is None
    for mate in (ada, ben):
        with pytest.raises(Conflict, match=r"^The ticket is resolved already\.$"):
            await bench.tickets.resolve(ticket_id, mate)
    solved = [line["text"] for line in await bench.rows(LINES) if line["author"] == "system"]
    assert solved == ["Marked as solved."]


async def test_that_a_ticket_handed_back_is_the_assistants_again(
    bench: Bench, team: tuple[Teammate, Teammate]
) -> None:
    ada, _ = team
    ticket_id = await waiting(bench)
    await bench.tickets.take(ticket_id, ada)
    await bench.tickets.hand_back(ticket_id, ada)
    ticket = (await bench.book.conversation(ticket_id)).ticket
    assert (ticket.holder, ticket.queue, ticket.assignee) == (Holder.assistant, None, None)
    assert (ticket.reason, ticket.deadline) == (None, None)
    with pytest.raises(Conflict, match=r"^The assistant has this ticket"):
        await bench.tickets.hand_back(ticket_id, ada)


async def test_that_work_at_once_keeps_the_lines_in_one_order(
    bench: Bench, team: tuple[Teammate, Teammate]
) -> None:
    ada, _ = team
    ticket_id = await waiting(bench)
    await asyncio.gather(
        bench.tickets.take(ticket_id, ada),
        *(bench.add(ticket_id, f"customer {n}") for n in range(10)),
        *(
            bench.tickets.write(ticket_id, ada, f"ada {n}", client_id=f"{n}", is_note=False)
            for n in range(10)
        ),
    )
    seqs = [row["seq"] for row in await bench.rows("select seq from messages order by seq")]
    assert seqs == list(range(1, len(seqs) + 1))
    assert await bench.one("select count(*) from messages where author = 'teammate'") == 10


async def test_that_seeing_a_ticket_marks_it_as_read(bench: Bench) -> None:
    ticket_id = await waiting(bench)
    assert await bench.one("select is_unread from tickets") is True
    await bench.tickets.saw(ticket_id)
    await bench.tickets.saw(uuid4())
    assert await bench.one("select is_unread from tickets") is False
