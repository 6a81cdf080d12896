"""What may be said becomes one message, and nothing else is said."""

from uuid import UUID

import pytest

from deskhand.domain.draft import Draft, Lane, Reviewed, Segment, Verdict
from deskhand.domain.handoff import Handoff
from deskhand.domain.message import Author
from deskhand.domain.priority import PriorityName
from deskhand.stages.reply import run
from deskhand.testing import SeededChance, samples
from deskhand.testing.clock import NINE_ON_A_MONDAY

QUOTES = samples.evidence("Two days.").citations
DRAFT = Draft(segments=(Segment(text="Two days.", citations=QUOTES),))
EMPTY = Draft(segments=())
GIVEN = Handoff(
    id=UUID(int=1),
    ticket_id=UUID(int=2),
    reason="legal",
    reasons=("legal",),
    queue="general",
    priority=PriorityName.normal,
    subject="",
    summary="",
    tried=(),
    missing=(),
    next_step="",
    confidence=None,
    mood="neutral",
    sentence="",
    customer_message="A colleague takes over.",
    at=NINE_ON_A_MONDAY,
)


def verdict(lane: Lane, outcome: str = "pass") -> Reviewed:
    return Reviewed.model_validate(
        {"verdict": {"outcome": outcome, "check": "review"}, "lane": lane, "why": "so."}
    )


@pytest.mark.parametrize(
    ("draft", "reviewed", "handoff", "text"),
    [
        (DRAFT, verdict(Lane.auto), None, "Two days."),
        (DRAFT, verdict(Lane.auto_reviewed), None, "Two days."),
        (DRAFT, verdict(Lane.hand_off), GIVEN, "Two days.\n\nA colleague takes over."),
        (DRAFT, verdict(Lane.hand_off, "stop"), GIVEN, "A colleague takes over."),
        (DRAFT, verdict(Lane.auto, "repair"), None, None),
        (DRAFT, verdict(Lane.draft), None, None),  # a teammate sends it
        (DRAFT, verdict(Lane.draft), GIVEN, "A colleague takes over."),
        (EMPTY, verdict(Lane.hand_off), GIVEN, "A colleague takes over."),
        (EMPTY, verdict(Lane.auto), None, None),
    ],
)
def test_that_only_what_passed_is_said(
    draft: Draft, reviewed: Reviewed, handoff: Handoff | None, text: str | None
) -> None:
    lines = run(draft, reviewed, handoff, chance=SeededChance())
    assert [line.text for line in lines] == ([] if text is None else [text])


def test_that_the_message_is_the_assistants_and_carries_its_citations() -> None:
    (line,) = run(DRAFT, verdict(Lane.auto), None, chance=SeededChance())
    assert line.author is Author.assistant
    assert line.citations == QUOTES
    assert line.id == SeededChance().id()


def test_that_a_stopped_draft_leaves_no_citation_behind() -> None:
    (line,) = run(DRAFT, verdict(Lane.hand_off, "stop"), GIVEN, chance=SeededChance())
    assert line.citations == ()


def test_that_a_verdict_of_these_tests_is_a_verdict() -> None:
    assert verdict(Lane.auto).verdict == Verdict(outcome="pass", check="review")
