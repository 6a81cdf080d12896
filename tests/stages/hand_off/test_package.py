"""The package leaves a teammate nothing to ask again."""

from uuid import UUID

import pytest

from deskhand.domain.action import Action, ActionState
from deskhand.domain.concern import ConcernResult
from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.decision import Escalation
from deskhand.domain.draft import Draft, Segment
from deskhand.domain.handoff import Attempt, Duty, Handoff
from deskhand.domain.message import Author, Page
from deskhand.domain.phrases import phrase
from deskhand.domain.priority import Priority, PriorityName
from deskhand.domain.reading import Mood, Reading
from deskhand.domain.turn import Cause, Turn
from deskhand.domain.workspace import Company
from deskhand.stages.hand_off import Reasons, run
from deskhand.testing import samples
from deskhand.testing.clock import NINE_ON_A_MONDAY

MARA = Principal(level=Assurance.channel_verified, email="mara@example.com", name="Mara Lindqvist")
CONCERN = samples.concern()
ASKED = samples.turn("Where is my order LS-1000, please?", principal=MARA)
READ = samples.reading(CONCERN)
NORMAL = Priority(name=PriorityName.normal, score=46)
BUSY = Duty(online=1, waiting=1, handle_minutes=5)
SENT = Action(
    id=UUID(int=5),
    tool="send_link",
    arguments={},
    state=ActionState.failed,
    business_key="key",
    attempts=3,
    reason="unavailable",
)


def package(
    turn: Turn = ASKED,
    reading: Reading = READ,
    *escalations: Escalation,
    priority: Priority = NORMAL,
    results: tuple[ConcernResult, ...] = (),
    subject: str | None = None,
    suggested: Draft | None = None,
    duty: Duty = BUSY,
    company: Company | None = None,
) -> Handoff:
    shop = samples.workspace(samples.playbook())
    if company:
        shop = shop.model_copy(update={"company": company})
    reasons = Reasons(
        escalations=escalations or (samples.escalation(),),
        results=results,
        queue="orders",
        subject=subject,
        suggested=suggested,
    )
    return run(
        turn,
        reading,
        priority,
        reasons,
        duty=duty,
        workspace=shop,
        id=UUID(int=3),
        now=NINE_ON_A_MONDAY,
    )


def test_that_everything_a_teammate_needs_is_in_it() -> None:
    lookup = samples.evidence("", "Orders take two days.")
    found = package(
        ASKED,
        READ,
        samples.escalation("tool_failed"),
        samples.escalation("anger"),
        results=(samples.result(CONCERN, "handed_off", actions=(SENT,), evidence=lookup),),
    )
    assert (found.id, found.ticket_id, found.at) == (
        UUID(int=3),
        samples.TICKET_ID,
        NINE_ON_A_MONDAY,
    )
    assert (found.reason, found.reasons) == ("tool_failed", ("tool failed", "anger"))
    assert found.queue == "orders"
    assert found.subject == "Where is my order LS-1000, please?"
    assert found.summary == (
        "Mara Lindqvist (channel verified) writes by chat: "
        '"Where is my order LS-1000, please?" It reads like order status. '
        "A person is needed because tool failed."
    )
    assert found.sentence == (
        'Mara Lindqvist asked: "Where is my order LS-1000, please?" I tried 2 things: Searched the '
        "articles (no supported answer), Send link (failed). I am 95% confident that it is about "
        "order status. I hand over because tool failed."
    )
    assert [attempt.what for attempt in found.tried] == ["Searched the articles", "Send link"]
    assert found.missing == ()
    assert found.next_step == "Look the facts up by hand; the system did not answer."
    assert found.confidence == 0.95
    assert found.mood == "neutral"
    assert found.passages == lookup.passages
    assert found.wait_minutes == 10


def test_that_earlier_tries_come_first() -> None:
    before = Attempt(what="Find account", state="done")
    turn = ASKED.model_copy(update={"tried": (before,)})
    found = package(turn, results=(samples.result(CONCERN, actions=(SENT,)),))
    assert [attempt.what for attempt in found.tried] == ["Find account", "Send link"]


@pytest.mark.parametrize(
    ("tried", "words"),
    [
        ((), "I tried nothing yet. I am"),
        ((Attempt(what="Find account", state="done"),), "I tried 1 thing: Find account (done)."),
    ],
)
def test_that_the_number_of_tries_is_told(tried: tuple[Attempt, ...], words: str) -> None:
    assert words in package(ASKED.model_copy(update={"tried": tried})).sentence


@pytest.mark.parametrize(
    ("reason", "before", "expected"),
    [
        ("low", "normal", "normal"),
        ("urgent", "normal", "urgent"),
        ("normal", "high", "high"),
        ("normal", "low", "normal"),
    ],
)
def test_that_the_higher_priority_wins(reason: str, before: str, expected: str) -> None:
    escalation = samples.escalation(priority=PriorityName(reason))
    priority = Priority(name=PriorityName(before), score=0)
    assert package(ASKED, READ, escalation, priority=priority).priority.value == expected


def test_that_a_lesser_reason_may_bring_the_highest_priority() -> None:
    """A hard reason comes first, but a soft one may be more urgent."""
    hard = samples.escalation("asked_for_person", is_hard=True, priority=PriorityName.high)
    soft = samples.escalation("outage", priority=PriorityName.urgent)
    found = package(ASKED, READ, hard, soft)
    assert (found.reason, found.priority) == ("asked_for_person", PriorityName.urgent)


@pytest.mark.parametrize(
    ("turn", "subject"),
    [
        # the last words that say something, not the last words
        (
            samples.turn("yes", history=(samples.message("I lost my blue kettle"),)),
            "I lost my blue kettle",
        ),
        (samples.turn("I lost my kettle", "and my blue grinder"), "and my blue grinder"),
        (samples.turn("hm", "no"), "no"),
        (samples.turn(cause=Cause.button), "(nothing was written yet)"),
        (
            samples.turn(
                cause=Cause.button,
                history=(
                    samples.message("My order is very late"),
                    samples.message("Which order do you mean?", Author.assistant),
                ),
            ),
            "My order is very late",
        ),
        (samples.turn("two  \n lines\tof   text"), "two lines of text"),
        (samples.turn("word " * 40), "word " * 12 + "word…"),
        (samples.turn("a" * 200), "a" * 69 + "…"),
    ],
)
def test_that_the_subject_is_the_customers_own_words(turn: Turn, subject: str) -> None:
    found = package(turn)
    assert found.subject == subject
    assert f'"{subject}"' in found.summary
    assert len(found.subject) <= 70


def test_that_a_playbook_may_name_the_subject() -> None:
    assert package(subject="Password reset failed").subject == "Password reset failed"


@pytest.mark.parametrize(
    ("principal", "who"),
    [
        (MARA, "Mara Lindqvist (channel verified)"),
        (MARA.model_copy(update={"name": None}), "mara@example.com (channel verified)"),
        (Principal(level=Assurance.claimed, email="x@example.com"), "x@example.com (claimed)"),
        (Principal(), "A visitor (anonymous)"),
    ],
)
def test_that_it_tells_who_asks_and_how_well_that_is_proven(principal: Principal, who: str) -> None:
    assert package(samples.turn("Where?", principal=principal)).summary.startswith(who)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (Page(title="Order LS-1000", url="https://shop.example/o"), " on the page Order LS-1000:"),
        (Page(url="https://shop.example/o"), " on the page https://shop.example/o:"),
        (None, "writes by chat:"),
    ],
)
def test_that_it_tells_where_the_customer_was(page: Page | None, words: str) -> None:
    assert words in package(samples.turn("Where?", page=page)).summary


@pytest.mark.parametrize(
    ("reason", "concerns", "confidence"),
    [
        ("no_playbook", (CONCERN, samples.concern(None, confidence=0.4)), 0.4),
        ("asked_for_person", (CONCERN,), None),  # nothing was guessed at
        ("no_playbook", (), None),
    ],
)
def test_that_confidence_is_the_weakest_and_only_told_where_it_counts(
    reason: str, concerns: tuple[object, ...], confidence: float | None
) -> None:
    reading = Reading.model_validate({**READ.model_dump(), "concerns": concerns})
    assert package(ASKED, reading, samples.escalation(reason)).confidence == confidence


def test_that_no_topic_is_invented() -> None:
    found = package(ASKED, samples.reading(samples.concern(None)))
    assert "reads like" not in found.summary
    assert "confident" not in found.sentence


def test_that_the_mood_is_told() -> None:
    assert package(ASKED, samples.reading(CONCERN, mood=Mood(score=-0.9))).mood == "angry"


@pytest.mark.parametrize(
    ("reason", "principal", "step"),
    [
        (
            "legal",
            MARA,
            "Do not answer on the matter itself; take it to whoever handles legal questions.",
        ),
        ("something_new", MARA, "Read the conversation and answer what is open."),
        (
            "something_new",
            Principal(),
            "Read the conversation and answer what is open. Still missing: proof of identity, "
            "e-mail address.",
        ),
    ],
)
def test_that_the_next_step_is_told_with_what_is_missing(
    reason: str, principal: Principal, step: str
) -> None:
    turn = samples.turn("Where?", principal=principal)
    assert package(turn, READ, samples.escalation(reason)).next_step == step


def test_that_a_draft_that_waits_for_a_yes_comes_with_it() -> None:
    draft = Draft(segments=(Segment(text="It is on its way."),))
    assert package(suggested=draft).suggested_reply == "It is on its way."
    assert package().suggested_reply == ""


QUIET = samples.result(CONCERN, "replied", is_quiet=True)


@pytest.mark.parametrize(
    ("results", "key"),
    [
        ((), "handed_over"),
        ((samples.result(CONCERN, "handed_off"),), "handed_over"),
        ((samples.result(CONCERN, "replied"),), "part_handed_over"),
        ((samples.result(CONCERN, "handed_off"), samples.result(CONCERN)), "part_handed_over"),
        ((QUIET,), "handed_over"),  # nobody may learn that it was more than a reply
    ],
)
def test_that_the_customer_is_told_what_happens_and_when(
    results: tuple[ConcernResult, ...], key: str
) -> None:
    told = package(results=results).customer_message
    said = phrase("handed_over" if key == "handed_over" else "part_handed_over", "en", number=1042)
    assert told == f"{said} Someone should be with you in about 10 minutes."


def test_that_nobody_is_promised_a_time_when_nobody_is_there() -> None:
    found = package(duty=Duty(online=0, waiting=2, handle_minutes=5))
    assert found.wait_minutes is None
    assert "Mon-Fri 09:00-17:00 (UTC)" in found.customer_message


@pytest.mark.parametrize(
    ("language", "begin"),
    [("de", "Ich gebe das"), ("en", "I'm passing"), ("und", "Ich gebe das"), ("fr", "Ich gebe")],
)
def test_that_it_is_told_in_a_language_the_desk_speaks(language: str, begin: str) -> None:
    company = Company(
        name="Lampen", disclosure={"en": ""}, default_language="de", languages=("de", "en")
    )
    found = package(ASKED, samples.reading(CONCERN, language=language), company=company)
    assert found.customer_message.startswith(begin)
