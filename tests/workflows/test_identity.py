"""A stranger is asked for an address and a code, in the same words whoever it is."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from deskhand.domain.concern import MOST_ASKED, ConcernResult, Waiting
from deskhand.domain.decision import Work
from deskhand.domain.phrases import phrase
from deskhand.domain.reading import Concern, Detail, Mood, Reading
from deskhand.domain.turn import Outcome, Turn
from deskhand.workflows import identity
from deskhand.workflows.identity import ask_for_proof

from .desk import TestDesk, hold_of

MARA = "mara@example.com"
CONCERN = Concern(category="private", confidence=0.9, text="")
WORK = Work(concern=CONCERN, specialist="orders")
CARD = uuid4()


def turn_of(text: str, **more: object) -> Turn:
    return hold_of(text, entries=(), **more).turn


def reading(*emails: str, wants_new_code: bool = False) -> Reading:
    return Reading(
        concerns=(CONCERN,),
        language="en",
        mood=Mood(score=0),
        urgency=0,
        details=tuple(Detail(kind="email", value=e, start=0, end=1) for e in emails),
        wants_new_code=wants_new_code,
    )


def waiting(**more: object) -> Waiting:
    plain: dict[str, object] = {"category": "private", "confidence": 0.9}
    return Waiting.model_validate(plain | more)


async def asked(desk: TestDesk, turn: Turn, read: Reading) -> ConcernResult:
    return await ask_for_proof(turn, read, WORK, sockets=desk.sockets)


async def test_that_an_unknown_address_is_asked_for(desk: TestDesk) -> None:
    result = await asked(desk, turn_of("where is it?"), reading())
    assert result.outcome == "asked"
    assert result.say == (phrase("ask_email", "en"),)
    assert result.waiting
    assert (result.waiting.detail, result.waiting.kind) == ("email", "email")
    assert (result.card, result.card_email) == (None, None)


@pytest.mark.parametrize(
    ("turn", "read", "expected"),
    [
        (turn_of("", principal={"email": MARA, "level": 1}), reading(), MARA),
        (turn_of(""), reading(" Mara@Example.COM "), MARA),
        (
            turn_of("", details=[{"kind": "email", "value": MARA, "start": 0, "end": 1}]),
            reading(),
            MARA,
        ),
        # What was said last counts, and what was said counts more than what was claimed.
        (
            turn_of("", principal={"email": MARA, "level": 1}),
            reading("old@example.com", "new@example.com"),
            "new@example.com",
        ),
    ],
)
async def test_that_a_known_address_gets_a_card(
    desk: TestDesk, turn: Turn, read: Reading, expected: str
) -> None:
    result = await asked(desk, turn, read)
    assert result.card
    assert result.card_email == expected
    assert result.say == (phrase("code_intro", "en", email=expected),)
    assert result.waiting
    assert result.waiting.card_id == result.card.id
    assert result.card.expires_in_seconds == 600
    assert result.missing == ("proof of identity",)


async def test_that_nobody_is_told_whether_an_account_exists(desk: TestDesk) -> None:
    known = await asked(desk, turn_of(""), reading(MARA))
    unknown = await asked(desk, turn_of(""), reading("nemo@example.com"))
    assert desk.tools.calls == [], "it is not even looked up"

    def bare(result: ConcernResult) -> str:
        text = result.model_copy(update={"card": None, "waiting": None}).model_dump_json()
        return text.replace("nemo@", "mara@")

    assert bare(known) == bare(unknown)


async def test_that_a_code_in_the_chat_is_not_taken_and_the_card_stays(desk: TestDesk) -> None:
    waits = waiting(card_id=CARD, kind="email")
    result = await asked(desk, turn_of("123456", waiting=waits), reading())
    assert result.say == (phrase("code_not_in_chat", "en"),)
    assert (result.card, result.waiting) == (None, waits)


@pytest.mark.parametrize("read", [reading(wants_new_code=True), reading("tom@example.com")])
async def test_that_a_wish_for_a_new_code_or_another_address_deals_a_new_card(
    desk: TestDesk, read: Reading
) -> None:
    waits = waiting(card_id=CARD, kind="email")
    turn = turn_of("send it again", waiting=waits, principal={"email": MARA, "level": 1})
    result = await asked(desk, turn, read)
    assert result.card
    assert result.card.id != CARD


async def test_that_the_sixth_code_of_a_day_is_refused_and_a_person_comes(
    desk: TestDesk,
) -> None:
    results = [await asked(desk, turn_of(""), reading(MARA)) for _ in range(6)]
    assert [result.outcome for result in results] == ["asked"] * 5 + ["handed_off"]
    refused = results[-1]
    assert refused.say == (phrase("too_many_codes", "en"),)
    assert refused.card is None
    assert refused.escalation
    assert refused.escalation.reason == "identity_not_proven"
    assert (await asked(desk, turn_of(""), reading("tom@example.com"))).card, "of that address"
    desk.bench.clock.move(timedelta(hours=25))
    assert (await asked(desk, turn_of(""), reading(MARA))).card, "tomorrow is another day"


async def test_that_an_address_that_is_never_given_brings_a_person(desk: TestDesk) -> None:
    first = await desk.answer("private")
    ticket_id = await desk.of(first)
    more = [await desk.answer(f"why, {n}?", ticket_id) for n in range(MOST_ASKED)]
    outcomes = [ending.outcome for ending in (first, *more)]
    assert outcomes == [Outcome.asked] * MOST_ASKED + [Outcome.handed_off]
    handoff = await desk.bench.book.handoff(ticket_id)
    assert handoff
    assert handoff.reason == "detail_not_given"


async def test_that_the_card_and_its_letter_are_written_with_the_reply(desk: TestDesk) -> None:
    ending = await desk.answer(f"private, {MARA}")
    assert ending.card
    (card,) = await desk.bench.rows("select id, email, tries_max, expires_at from cards")
    assert (card["id"], card["email"], card["tries_max"]) == (ending.card.id, MARA, 5)
    assert card["expires_at"] == desk.bench.clock.now() + timedelta(minutes=10)
    (letter,) = await desk.bench.rows("select id, payload from outbox")
    assert letter["payload"] == {"card_id": str(ending.card.id), "email": MARA}
    assert desk.bells.rung[-1] == ("outbox", letter["id"])
    assert "email" not in (ending.card.model_dump_json()), "the form says nothing of the address"


def test_that_nothing_is_dealt_without_a_card(desk: TestDesk) -> None:
    result = ConcernResult(concern=CONCERN, specialist="orders", outcome="replied")
    assert identity.dealt(result, sockets=desk.sockets) is None


async def test_that_a_proven_customer_is_not_asked(desk: TestDesk) -> None:
    first = await desk.answer(f"private, {MARA}")
    ticket_id = await desk.of(first)
    assert first.card
    code = "123456"
    assert await desk.sockets.cards.seal(first.card.id, code)
    goes_on = await desk.sockets.cards.answer(ticket_id, first.card.id, code, token="t")
    assert isinstance(goes_on, UUID), "the turn that goes on"
    second = await desk.answer("private again", ticket_id)
    assert second.reply == "Here you are."
