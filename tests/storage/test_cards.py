"""A code is tried five times at most, counts once, for its own conversation and its own minutes."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from deskhand.domain.closing import DealtCard
from deskhand.domain.customer import Assurance
from deskhand.errors import Conflict
from deskhand.storage.statements import text_of

from .bench import SECRET, Bench

CODE = "042137"
WRONG = "042138"


async def deal(bench: Bench, *, is_sealed: bool = True, tries: int = 5) -> tuple[UUID, UUID]:
    """A conversation that shows a card for Mara: its ticket and the card."""
    hold = await bench.held()
    now = bench.clock.now()
    card = DealtCard(
        id=bench.chance.id(),
        kind="enter_code",
        email="mara@example.com",
        tries_max=tries,
        title="Enter the code",
        text="Six digits.",
        created_at=now,
        expires_at=now + timedelta(minutes=10),
    )
    await bench.turns.close(hold, bench.closing(hold, "A code is on its way.", cards=(card,)), ())
    if is_sealed:
        assert await bench.cards.seal(card.id, CODE)
    return hold.turn.ticket_id, card.id


async def attempts(bench: Bench, place: tuple[UUID, UUID], codes: list[str]) -> list[object]:
    """What each of these codes, all tried at once, comes to: a turn, tries left, or a Conflict."""
    return await asyncio.gather(
        *(bench.cards.answer(*place, code, token=uuid4().hex) for code in codes),
        return_exceptions=True,
    )


async def test_that_two_hundred_guesses_at_once_try_five(bench: Bench) -> None:
    place = await deal(bench)
    answers = await attempts(bench, place, [f"{n:06d}" for n in range(200)])
    evaluated = [answer for answer in answers if isinstance(answer, int)]
    assert sorted(evaluated) == [0, 1, 2, 3, 4]
    refused = [answer for answer in answers if not isinstance(answer, int)]
    assert len(refused) == 195
    assert all(isinstance(answer, Conflict) for answer in refused)
    (late,) = await attempts(bench, place, [CODE])
    assert isinstance(late, Conflict), "the right one comes too late"


async def test_that_the_right_code_counts_once_of_twenty_at_once(bench: Bench) -> None:
    ticket_id, card_id = place = await deal(bench)
    answers = await attempts(bench, place, [CODE] * 20)
    assert [isinstance(answer, UUID) for answer in answers].count(True) == 1
    assert all(isinstance(answer, Conflict | UUID) for answer in answers)
    assert await bench.one("select count(*) from customer_sessions") == 1
    principal = (await bench.book.conversation(ticket_id)).ticket.principal
    assert (principal.level, principal.email) == (Assurance.stepped_up, "mara@example.com")
    assert principal.method == "one_time_code"
    assert await bench.cards.current(ticket_id) is None, card_id


async def test_that_a_right_code_after_wrong_ones_still_counts(bench: Bench) -> None:
    place = await deal(bench)
    assert await attempts(bench, place, [WRONG]) == [4]
    assert await attempts(bench, place, [WRONG]) == [3]
    (right,) = await attempts(bench, place, [CODE])
    assert isinstance(right, UUID)


async def test_that_a_right_code_ends_the_old_right_to_speak(bench: Bench) -> None:
    ticket_id, card_id = await deal(bench)
    other = await bench.open("somebody else")
    before = await bench.one("select count(*) from customer_sessions")
    assert await bench.cards.answer(ticket_id, card_id, CODE, token="the new token")
    assert await bench.intake.ticket_of("the new token") == ticket_id
    assert await bench.one("select count(*) from customer_sessions") == before
    left = await bench.rows("select ticket_id from customer_sessions")
    assert {row["ticket_id"] for row in left} == {ticket_id, other.ticket_id}


@pytest.mark.parametrize(("minutes", "is_good"), [(9.9, True), (10, False), (60, False)])
async def test_that_a_card_has_its_minutes(bench: Bench, minutes: float, *, is_good: bool) -> None:
    ticket_id, _ = place = await deal(bench)
    bench.clock.move(timedelta(minutes=minutes))
    assert (await bench.cards.current(ticket_id) is not None) is is_good
    (answer,) = await attempts(bench, place, [CODE])
    assert isinstance(answer, UUID) is is_good


async def test_that_a_card_answers_for_its_own_conversation_only(bench: Bench) -> None:
    mine, other = await deal(bench), await deal(bench)
    (answer,) = await attempts(bench, (mine[0], other[1]), [CODE])
    assert isinstance(answer, Conflict)
    (unknown,) = await attempts(bench, (mine[0], uuid4()), [CODE])
    assert str(unknown) == str(answer), "the same words as for a card that is not there"
    assert await bench.one("select sum(tries)::int from cards") == 0, "and no try is lost"
    (right,) = await attempts(bench, other, [CODE])
    assert isinstance(right, UUID)


@pytest.mark.parametrize("code", ["", CODE, "000000", "null"])
async def test_that_nothing_answers_before_a_code_is_sent(bench: Bench, code: str) -> None:
    place = await deal(bench, is_sealed=False)
    assert await attempts(bench, place, [code]) == [4]


async def test_that_a_newer_code_replaces_the_older_one(bench: Bench) -> None:
    ticket_id, card_id = await deal(bench)
    assert await bench.cards.seal(card_id, "777777")
    assert await attempts(bench, (ticket_id, card_id), [CODE]) == [4]
    (right,) = await attempts(bench, (ticket_id, card_id), ["777777"])
    assert isinstance(right, UUID)
    assert not await bench.cards.seal(card_id, CODE), "it is used"
    assert not await bench.cards.seal(uuid4(), CODE)


async def test_that_a_card_that_was_replaced_is_not_sealed_nor_answered(bench: Bench) -> None:
    place = await deal(bench)
    await bench.run("update cards set is_void = true")
    assert not await bench.cards.seal(place[1], CODE)
    (answer,) = await attempts(bench, place, [CODE])
    assert isinstance(answer, Conflict)
    assert str(answer).endswith("Ask for a new code in the chat.")


async def test_that_what_is_shown_tells_the_seconds_and_no_code(bench: Bench) -> None:
    ticket_id, card_id = await deal(bench)
    bench.clock.move(timedelta(minutes=3))
    card = await bench.cards.current(ticket_id)
    assert card
    assert (card.id, card.expires_in_seconds) == (card_id, 420)
    assert CODE not in card.model_dump_json()


async def test_that_the_code_is_kept_only_under_the_desks_own_key(bench: Bench) -> None:
    from hashlib import sha256

    _, card_id = await deal(bench)
    kept = str(await bench.one("select code_hash from cards"))
    plain = (CODE, f"{card_id}{CODE}", f"code\n{card_id}\n{CODE}", f"{SECRET}{CODE}")
    assert kept not in {sha256(each.encode()).hexdigest() for each in plain}
    assert CODE not in kept


async def test_that_an_answer_in_the_midst_of_an_end_makes_nobody_fail(bench: Bench) -> None:
    """Both lock the ticket first, so neither waits for the other in a circle."""
    ticket_id, card_id = await deal(bench)
    await bench.add(ticket_id, "send it again")
    hold = await bench.take(ticket_id)
    async with bench.store.connection() as worker, worker.transaction():
        await worker.execute(text_of("lock_ticket"), {"ticket_id": ticket_id})
        answering = asyncio.create_task(
            bench.cards.answer(ticket_id, card_id, CODE, token="new token")
        )
        await asyncio.sleep(0.2)
        await worker.execute(b"update cards set is_void = true")
    with pytest.raises(Conflict):
        await answering
    await bench.turns.close(hold, bench.closing(hold, "Another one."), ())
