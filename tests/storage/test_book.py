"""What teammates read is what is there, in the order in which it wants them."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from deskhand.domain.priority import PriorityName
from deskhand.domain.teammate import Teammate
from deskhand.errors import NotFound

from .bench import Bench, entry

ODD = r"100% of a_b \ c"


async def teammate(bench: Bench, name: str = "Ada Brewer") -> Teammate:
    (row,) = await bench.rows(
        "insert into teammates (name, email, password_hash) values (%(n)s, %(n)s, '') returning id",
        n=name,
    )
    return Teammate(id=row["id"], name=name, email=name)


async def queued(
    bench: Bench,
    text: str = "help",
    queue: str = "general",
    *,
    minutes: int = 60,
    priority: PriorityName = PriorityName.normal,
) -> UUID:
    """A ticket that waits in a queue for so many minutes at most."""
    hold = await bench.held(text)
    deadline = bench.clock.now() + timedelta(minutes=minutes)
    await bench.hand_off(hold, queue, deadline=deadline, priority=priority)
    return hold.turn.ticket_id


async def ids(bench: Bench, view: str, me: UUID, search: str = "") -> list[UUID]:
    rows = await bench.book.rows(view=view, search=search, teammate=me)
    return [row.ticket.id for row in rows]


async def test_that_each_view_holds_its_tickets_and_the_counts_agree(bench: Bench) -> None:
    ada, ben = await teammate(bench), await teammate(bench, "Ben Stone")
    free, mine, bens, solved = [await queued(bench) for _ in range(4)]
    orders = await queued(bench, queue="orders")
    open_ = (await bench.open()).ticket_id
    await bench.tickets.take(mine, ada)
    await bench.tickets.take(bens, ben)
    await bench.tickets.resolve(solved, ada)
    expected = {
        "mine": {mine},
        "free": {free, orders},
        "all": {free, mine, bens, orders},
        "assistant": {open_},
        "resolved": {solved},
        "general": {free, mine, bens},
        "orders": {orders},
        "billing": set[UUID](),
        "nonsense' or true --": set[UUID](),
    }
    for view, tickets in expected.items():
        assert set(await ids(bench, view, ada.id)) == tickets, view
    counts = await bench.book.counts(teammate=ada.id)
    assert counts == {"mine": 1, "free": 2, "all": 4, "assistant": 1, "general": 3, "orders": 1}


async def test_that_the_next_deadline_comes_first_then_priority_then_waiting(
    bench: Bench,
) -> None:
    me = uuid4()
    late = await queued(bench, minutes=90)
    normal = await queued(bench)
    urgent = await queued(bench, priority=PriorityName.urgent)
    breached = await queued(bench, minutes=-5)
    later_normal = await queued(bench)
    wanted = [breached, urgent, normal, later_normal, late]
    assert await ids(bench, "free", me) == wanted
    await bench.run("update tickets set deadline = null where id = %(id)s", id=breached)
    assert await ids(bench, "free", me) == [*wanted[1:], breached]


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("", True),
        ("100%", True),
        ("a_b", True),
        ("\\ C", True),
        (ODD, True),
        (ODD.upper(), True),
        ("100_", False),
        ("a%b", False),
        ("aXb", False),
        ("\\\\", False),
        ("%' or true --", False),
        ("%(view)s", False),
        ("mara@EXAMPLE", True),
        ("Lindqvist", True),
        ("nobody", False),
    ],
)
async def test_that_a_search_is_plain_text(bench: Bench, search: str, *, is_found: bool) -> None:
    person = {"email": "mara@example.com", "name": "Mara Lindqvist", "level": 2}
    hold = await bench.held(f"it is {ODD} indeed", principal=person)
    await bench.hand_off(hold)
    assert bool(await ids(bench, "all", uuid4(), search)) is is_found


async def test_that_a_number_finds_its_ticket_alone(bench: Bench) -> None:
    await queued(bench)
    wanted = await queued(bench)
    number = (await bench.book.conversation(wanted)).ticket.number
    assert await ids(bench, "all", uuid4(), str(number)) == [wanted]


async def test_that_a_line_shows_the_last_words_but_no_note(bench: Bench) -> None:
    ada = await teammate(bench)
    ticket_id = await queued(bench, "first")
    await bench.add(ticket_id, "last words")
    await bench.tickets.write(ticket_id, ada, "a note", client_id=None, is_note=True)
    (row,) = await bench.book.rows(view="free", teammate=ada.id)
    assert (row.last_text, row.last_author, row.customer) == ("last words", "customer", "Visitor")
    assert not row.is_unread
    assert row.confidence == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("principal", "customer"),
    [
        ({}, "Visitor"),
        ({"email": "mara@example.com", "level": 1}, "mara@example.com"),
        ({"email": "mara@example.com", "name": "Mara", "level": 2}, "Mara"),
    ],
)
async def test_that_a_line_names_the_customer(
    bench: Bench, principal: dict[str, object], customer: str
) -> None:
    await bench.hand_off(await bench.held(principal=principal))
    (row,) = await bench.book.rows(view="free", teammate=uuid4())
    assert row.customer == customer


async def test_that_what_is_not_there_is_said(bench: Bench) -> None:
    for call, what in (
        (bench.book.conversation(uuid4()), "ticket"),
        (bench.book.message(uuid4()), "message"),
        (bench.book.trace(uuid4()), "turn"),
    ):
        with pytest.raises(NotFound, match=rf"^There is no such {what}\.$"):
            await call
    assert await bench.book.handoff(uuid4()) is None
    assert await bench.book.turns(uuid4()) == ()


async def test_that_a_conversation_comes_in_order_with_its_notes(bench: Bench) -> None:
    ada = await teammate(bench)
    hold = await bench.held("one")
    await bench.turns.close(hold, bench.closing(hold, "two"), ())
    await bench.tickets.write(hold.turn.ticket_id, ada, "three", client_id="k", is_note=True)
    messages = (await bench.book.conversation(hold.turn.ticket_id)).messages
    assert [message.text for message in messages] == ["one", "two", "three"]
    assert [message.is_note for message in messages] == [False, False, True]
    assert messages[2].name == "Ada"
    assert messages[2].client_message_id == "k"
    assert await bench.book.message(messages[1].id) == messages[1]


async def test_that_the_latest_handoff_is_read(bench: Bench) -> None:
    hold = await bench.held()
    await bench.hand_off(hold, "general")
    await bench.add(hold.turn.ticket_id, "again")
    bench.clock.move(timedelta(minutes=1))
    latest = await bench.hand_off(await bench.take(hold.turn.ticket_id), "orders")
    assert await bench.book.handoff(hold.turn.ticket_id) == latest


async def test_that_turns_are_told_newest_first_and_traced_with_their_entries(
    bench: Bench,
) -> None:
    hold = await bench.held()
    entries = (entry("guard"), entry("understand", 1), entry("decide", 2))
    await bench.turns.close(hold, bench.closing(hold, "Yes?"), entries)
    second = await bench.add(hold.turn.ticket_id, "more")
    other = await bench.open("another")
    turns = await bench.book.turns(hold.turn.ticket_id)
    assert [turn.turn_id for turn in turns] == [second.turn_id, hold.turn.id]
    assert all(turn.entries == () for turn in turns)
    recent = await bench.book.recent_turns(limit=2)
    assert [turn.turn_id for turn in recent] == [other.turn_id, second.turn_id]
    trace = await bench.book.trace(hold.turn.id)
    assert trace.entries == entries
    assert (trace.ticket_id, trace.state) == (hold.turn.ticket_id, "done")
