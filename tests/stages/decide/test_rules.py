"""Hard reasons decide the whole turn; else each concern has its own decision."""

import pytest

from deskhand.domain.decision import Chat, Clarify, GiveUp, Leave, Work
from deskhand.domain.draft import Verdict
from deskhand.domain.message import Author
from deskhand.domain.reading import Concern, Detail, Mood, Reading, SmallTalk
from deskhand.domain.ticket import Holder
from deskhand.domain.turn import Cause, Turn
from deskhand.stages.decide import run
from deskhand.testing import samples

SAFE = Verdict(outcome="pass", check="guard")
STOPPED = Verdict(outcome="stop", check="guard", reasons=("one", "two"))
SHOP = samples.workspace(
    samples.playbook(), samples.playbook("password_reset", specialist="account")
)
ORDER, PASSWORD, NOTHING = (
    samples.concern(),
    samples.concern("password_reset"),
    samples.concern(None, confidence=0.8),
)
ASKED_BEFORE = (samples.message("What do you need?", Author.assistant),)


def only(turn: Turn, reading: Reading, safe: Verdict = SAFE) -> object:
    (decision,) = run(turn, reading, safe, workspace=SHOP).decisions
    return decision


def reasons(decision: object) -> list[str]:
    assert isinstance(decision, GiveUp)
    return [escalation.reason for escalation in decision.escalations]


def test_that_each_known_concern_is_worked_on_by_its_specialist() -> None:
    decided = run(samples.turn("both"), samples.reading(ORDER, PASSWORD), SAFE, workspace=SHOP)
    assert decided.decisions == (
        Work(concern=ORDER, specialist="orders"),
        Work(concern=PASSWORD, specialist="account"),
    )


@pytest.mark.parametrize(
    ("confidence", "is_worked_on"), [(0.70, True), (0.71, True), (0.69, False), (0.0, False)]
)
def test_that_a_concern_below_its_threshold_goes_to_a_person(
    confidence: float, *, is_worked_on: bool
) -> None:
    concern = samples.concern(confidence=confidence)
    decision = only(samples.turn("Where is my order?"), samples.reading(concern))
    if is_worked_on:
        assert isinstance(decision, Work)
    else:
        assert reasons(decision) == ["low_confidence"]


@pytest.mark.parametrize("concern", [NOTHING, samples.concern("refund")])
def test_that_a_concern_without_a_playbook_goes_to_a_person_alone(concern: Concern) -> None:
    reading = samples.reading(ORDER, concern)
    decided = run(samples.turn("Two things, please"), reading, SAFE, workspace=SHOP)
    worked, given = decided.decisions
    assert isinstance(worked, Work)
    assert reasons(given) == ["no_playbook"]
    assert isinstance(given, GiveUp)
    assert given.concern == concern


@pytest.mark.parametrize(("holder", "is_taken"), [(Holder.teammate, True), (Holder.queue, False)])
def test_that_the_assistant_leaves_a_ticket_that_people_hold(
    holder: Holder, *, is_taken: bool
) -> None:
    turn = samples.turn("my lawyer will sue you", holder=holder)
    reading = samples.reading(ORDER, wants_person=True)
    assert only(turn, reading, STOPPED) == Leave(is_taken=is_taken)


def test_that_what_the_guard_stopped_goes_to_a_person_with_all_reasons() -> None:
    decision = only(samples.turn("x"), samples.reading(ORDER, wants_person=True), STOPPED)
    assert reasons(decision) == ["guard_stopped", "asked_for_person"]
    assert isinstance(decision, GiveUp)
    assert decision.escalations[0].because == "one; two"


@pytest.mark.parametrize(
    ("turn", "reading", "reason"),
    [
        (samples.turn("A person!"), samples.reading(wants_person=True), "asked_for_person"),
        (samples.turn(cause=Cause.button), samples.reading(), "asked_for_person"),
        (samples.turn("my lawyer"), samples.reading(ORDER), "legal"),
        (samples.turn("I was hacked"), samples.reading(PASSWORD), "security"),
        (
            samples.turn("!", moods=(-0.9,)),
            samples.reading(ORDER, mood=Mood(score=-0.9)),
            "anger",
        ),
        # asked for in the same breath as small talk
        (
            samples.turn("are you a bot? a person please"),
            samples.reading(wants_person=True, small_talk=SmallTalk.are_you_human),
            "asked_for_person",
        ),
    ],
)
def test_that_a_hard_reason_comes_before_any_attempt(
    turn: Turn, reading: Reading, reason: str
) -> None:
    assert reasons(only(turn, reading)) == [reason]


def test_that_small_talk_is_answered() -> None:
    reading = samples.reading(small_talk=SmallTalk.thanks)
    assert only(samples.turn("thanks"), reading) == Chat(talk=SmallTalk.thanks)


@pytest.mark.parametrize(
    ("turn", "reading", "clarifies"),
    [
        (samples.turn("hm"), samples.reading(NOTHING), True),
        (samples.turn("hm hm"), samples.reading(NOTHING), True),
        (samples.turn(), samples.reading(), True),
        (samples.turn("one two three"), samples.reading(NOTHING), False),
        (samples.turn("hm"), samples.reading(samples.concern("refund")), False),
        (samples.turn("hm", history=ASKED_BEFORE), samples.reading(NOTHING), False),  # asked once
        (
            samples.turn("LS-1000"),
            samples.reading(
                NOTHING, details=(Detail(kind="order_id", value="LS-1000", start=0, end=7),)
            ),
            False,
        ),
        # only the customer spoke before
        (samples.turn("hm", history=(samples.message("?"),)), samples.reading(NOTHING), True),
    ],
)
def test_that_a_first_word_that_says_nothing_is_asked_about_once(
    turn: Turn, reading: Reading, *, clarifies: bool
) -> None:
    assert isinstance(only(turn, reading), Clarify) is clarifies
