"""What comes in is kept once, in one order, and in one open turn at a time."""

import asyncio
from uuid import UUID, uuid4

import pytest

from deskhand.domain.intake import Rating
from deskhand.domain.message import Page
from deskhand.domain.turn import Cause
from deskhand.errors import NotFound

from .bench import Bench

SEQS = "select seq from messages where ticket_id = %(id)s order by seq"
TURNS = "select seq, state, message_count from turns where ticket_id = %(id)s order by seq"


async def test_that_eight_who_open_the_same_make_one_ticket(bench: Bench) -> None:
    all_eight = await asyncio.gather(*(bench.open(opening_key="same") for _ in range(8)))
    assert len({one.ticket_id for one in all_eight}) == 1
    assert len({one.turn_id for one in all_eight}) == 1
    assert [one.is_new for one in all_eight].count(True) == 1
    for table in ("tickets", "turns", "messages", "events"):
        assert await bench.one(f"select count(*) from {table}") == 1, table  # noqa: S608
    assert await bench.one("select count(*) from customer_sessions") == 8, "each may speak"


async def test_that_openings_without_a_key_or_with_another_one_are_others(bench: Bench) -> None:
    keys = (None, None, "a", "b")
    opened = [await bench.open(opening_key=key) for key in keys]
    assert len({one.ticket_id for one in opened}) == len(keys)
    assert all(one.is_new for one in opened)


async def test_that_twenty_messages_at_once_are_numbered_without_a_gap(bench: Bench) -> None:
    opened = await bench.open()
    added = await asyncio.gather(*(bench.add(opened.ticket_id, f"message {n}") for n in range(20)))
    assert {one.turn_id for one in added} == {opened.turn_id}, "all join the open turn"
    seqs = [row["seq"] for row in await bench.rows(SEQS, id=opened.ticket_id)]
    assert seqs == list(range(1, 22))
    (turn,) = await bench.rows(TURNS, id=opened.ticket_id)
    assert (turn["state"], turn["message_count"]) == ("open", 21)


async def test_that_a_message_after_the_end_starts_one_turn_however_many_come(
    bench: Bench,
) -> None:
    hold = await bench.held()
    ticket_id = hold.turn.ticket_id
    await bench.turns.close(hold, bench.closing(hold, "Hello."), ())
    added = await asyncio.gather(*(bench.add(ticket_id, f"more {n}") for n in range(10)))
    assert len({one.turn_id for one in added}) == 1
    turns = await bench.rows(TURNS, id=ticket_id)
    assert [(t["seq"], t["state"]) for t in turns] == [(1, "done"), (2, "open")]


async def test_that_messages_and_ends_at_once_never_leave_two_open_turns(bench: Bench) -> None:
    ticket_id = (await bench.open()).ticket_id

    async def work() -> None:
        for _ in range(8):
            hold = await bench.turns.claim(ticket_id)
            if hold:
                try:
                    await bench.turns.close(hold, bench.closing(hold, "Yes?"), ())
                except Exception as lost:  # noqa: BLE001  # which one it is, is asserted
                    assert type(lost).__name__ == "Overtaken", lost  # noqa: PT017
                    await bench.turns.release(hold)

    await asyncio.gather(work(), *(bench.add(ticket_id, f"n {n}") for n in range(20)))
    turns = await bench.rows(TURNS, id=ticket_id)
    assert [turn["seq"] for turn in turns] == list(range(1, len(turns) + 1))
    assert [turn["state"] for turn in turns].count("open") <= 1
    seqs = [row["seq"] for row in await bench.rows(SEQS, id=ticket_id)]
    assert seqs == list(range(1, len(seqs) + 1))
    said = await bench.one("select count(*) from messages where author = 'customer'")
    assert said == 21, "nothing was lost"


async def test_that_a_repeated_message_changes_nothing(bench: Bench) -> None:
    opened = await bench.open()
    answers = await asyncio.gather(
        *(bench.add(opened.ticket_id, "once", key="k") for _ in range(6))
    )
    assert [answer.is_new for answer in answers].count(True) == 1
    assert len({answer.turn_id for answer in answers}) == 1
    assert len(await bench.rows(SEQS, id=opened.ticket_id)) == 2
    other = await bench.open("another conversation")
    assert (await bench.add(other.ticket_id, "once", key="k")).is_new, "the id is of its ticket"


async def test_that_a_customer_may_use_an_id_that_a_teammate_has_used(bench: Bench) -> None:
    await bench.staff.add("Ada Brewer", "ada@desk.example", "pw", role="lead")
    ada = await bench.staff.by_token(await bench.staff.sign_in("ada@desk.example", "pw"))
    assert ada
    ticket_id = (await bench.open()).ticket_id
    await bench.tickets.write(ticket_id, ada, "Hi, Ada here.", client_id="k", is_note=False)
    assert (await bench.add(ticket_id, "thank you", key="k")).is_new
    texts = [row["text"] for row in await bench.rows("select text from messages order by seq")]
    assert texts == ["hello", "Hi, Ada here.", "thank you"]


async def test_that_a_message_to_a_ticket_that_is_not_there_is_said(bench: Bench) -> None:
    for call in (
        bench.add(uuid4(), "anybody?"),
        bench.intake.wake(uuid4(), Cause.button),
    ):
        with pytest.raises(NotFound, match=r"no such conversation. Start a new one\.$"):
            await call
    assert await bench.one("select count(*) from turns") == 0


async def test_that_a_message_opens_what_was_ended_and_marks_it_unread(bench: Bench) -> None:
    ticket_id = (await bench.open()).ticket_id
    for status in ("resolved", "closed", "waiting_on_customer"):
        await bench.run(
            "update tickets set status = %(status)s, resolved_at = now(), is_unread = false",
            status=status,
        )
        await bench.add(ticket_id, "one more thing")
        (ticket,) = await bench.rows("select status, resolved_at, is_unread from tickets")
        assert ticket == {"status": "open", "resolved_at": None, "is_unread": True}, status


async def test_that_the_page_is_kept_until_another_is_told(bench: Bench) -> None:
    opened = await bench.open(page=Page(url="https://shop.example/a"))
    await bench.add(opened.ticket_id, "no page")
    hold = await bench.take(opened.ticket_id)
    assert hold.turn.page == Page(url="https://shop.example/a")
    await bench.intake.add(
        opened.ticket_id, "moved", client_message_id=None, page=Page(title="Basket")
    )
    ticket = (await bench.book.conversation(opened.ticket_id)).ticket
    assert ticket.page == Page(title="Basket")


async def test_that_a_channel_with_a_window_waits_for_more(bench: Bench) -> None:
    bench = Bench(bench.store, windows_ms={"email": 60_000, "chat": 0})
    mail, chat = await bench.open(channel="email"), await bench.open(channel="chat")
    assert mail.waits
    assert not chat.waits
    assert await bench.turns.claim(mail.ticket_id) is None, "more may belong to it"
    assert await bench.turns.claim(chat.ticket_id) is not None
    more = await bench.add(mail.ticket_id, "I forgot to say")
    assert mail.begin_after
    assert more.begin_after
    assert more.begin_after > mail.begin_after, "each message moves the beginning"
    await bench.run("update turns set begin_after = now()")
    hold = await bench.take(mail.ticket_id)
    assert [message.text for message in hold.turn.messages] == ["hello", "I forgot to say"]


async def test_that_a_button_does_not_wait_for_the_window(bench: Bench) -> None:
    bench = Bench(bench.store, windows_ms={"email": 60_000})
    opened = await bench.open(channel="email")
    woken = await bench.intake.wake(opened.ticket_id, Cause.button)
    assert woken.turn_id == opened.turn_id
    hold = await bench.take(opened.ticket_id)
    assert (hold.turn.cause, hold.round) == (Cause.button, 2)


@pytest.mark.parametrize(
    ("cause", "event"), [(Cause.button, "person_asked_for"), (Cause.card, "card_answered")]
)
async def test_that_waking_starts_one_turn_however_often_it_is_pressed(
    bench: Bench, cause: Cause, event: str
) -> None:
    hold = await bench.held()
    ticket_id = hold.turn.ticket_id
    await bench.turns.close(hold, bench.closing(hold, "Hello."), ())
    woken = await asyncio.gather(*(bench.intake.wake(ticket_id, cause) for _ in range(6)))
    assert len({one.turn_id for one in woken}) == 1
    second = await bench.take(ticket_id)
    assert (second.turn.seq, second.turn.cause, second.turn.messages) == (2, cause, ())
    assert await bench.one("select count(*) from events where type = %(t)s", t=event) == 6


async def test_that_only_its_own_token_leads_to_a_conversation(bench: Bench) -> None:
    opened = await bench.open()
    token = "a secret of the customer"
    await bench.run(
        "insert into customer_sessions values"
        " (encode(sha256(%(token)s::bytea), 'hex'), %(id)s, now() + interval '1 hour')",
        token=token,
        id=opened.ticket_id,
    )
    assert await bench.intake.ticket_of(token) == opened.ticket_id
    for other in ("", "a secret", token + " ", "'; drop table tickets; --", "\ud7ff" * 300):
        assert await bench.intake.ticket_of(other) is None
    await bench.run("update customer_sessions set expires_at = now()")
    assert await bench.intake.ticket_of(token) is None, "it has run out"


async def test_that_no_token_is_kept_in_the_clear(bench: Bench) -> None:
    from deskhand.domain.customer import Principal
    from deskhand.domain.intake import Opening

    opening = Opening(channel="chat", text="hello", principal=Principal())
    received = await bench.intake.open(opening, token="very secret")
    assert await bench.intake.ticket_of("very secret") == received.ticket_id
    kept = str(await bench.rows("select * from customer_sessions"))
    assert "very secret" not in kept


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ((Rating(csat=5),), "waiting_on_customer"),
        ((Rating(is_solved=True),), "resolved"),
        ((Rating(is_solved=False),), "open"),
        ((Rating(is_solved=True), Rating(is_solved=False)), "open"),
        ((Rating(is_solved=True), Rating(effort=2, comment="easy")), "resolved"),
    ],
)
async def test_that_ratings_add_up_and_say_what_is_next(
    bench: Bench, given: tuple[Rating, ...], status: str
) -> None:
    hold = await bench.held()
    await bench.turns.close(hold, bench.closing(hold, "Done."), ())
    for rating in given:
        await bench.intake.rate(hold.turn.ticket_id, rating)
    (kept,) = await bench.rows("select csat, effort, comment, is_solved from ratings")
    for field, value in kept.items():
        said = [v for r in given if (v := getattr(r, field)) is not None]
        assert value == (said[-1] if said else None), field
    assert await bench.one("select status from tickets") == status
    assert await bench.one("select count(*) from events where type = 'rated'") == len(given)


async def test_that_ids_are_what_was_returned(bench: Bench) -> None:
    opened = await bench.open()
    assert await bench.one("select id from tickets") == opened.ticket_id
    assert isinstance(opened.turn_id, UUID)
    assert await bench.one("select turn_id from messages") == opened.turn_id
