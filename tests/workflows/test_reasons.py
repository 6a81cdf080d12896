"""All reasons are gathered, the strongest leads, and it decides who gets the ticket."""

import pytest

from deskhand.domain.concern import ConcernResult
from deskhand.domain.decision import Decided, Decision, Escalation, GiveUp, Work
from deskhand.domain.draft import Draft, Lane, Reviewed, Segment, Verdict
from deskhand.domain.priority import Priority, PriorityName
from deskhand.domain.reading import Concern, Mood, Reading
from deskhand.domain.workspace import Routing
from deskhand.workflows.reasons import is_quiet, reasons_for
from deskhand.workflows.worked import Worked

from .desk import WORKSPACE, hold_of

TURN = hold_of("hello").turn
CONCERN = Concern(category="brewing", confidence=0.9, text="")
DRAFT = Draft(segments=(Segment(text="Here you are."),))


def why(reason: str, priority: str = "normal", *, is_hard: bool = False) -> Escalation:
    return Escalation(
        reason=reason, priority=PriorityName(priority), is_hard=is_hard, because=reason
    )


def result(**more: object) -> ConcernResult:
    plain: dict[str, object] = {"concern": CONCERN, "specialist": "product", "outcome": "replied"}
    return ConcernResult.model_validate(plain | more)


def worked(
    *decisions: Decision,
    results: tuple[ConcernResult, ...] = (),
    lane: Lane = Lane.auto,
    verdict: str = "pass",
) -> Worked:
    return Worked(
        reading=Reading(concerns=(CONCERN,), language="en", mood=Mood(score=0), urgency=0),
        priority=Priority(name=PriorityName.normal, score=10),
        decided=Decided(decisions=decisions or (Work(concern=CONCERN, specialist="product"),)),
        results=results,
        draft=DRAFT,
        reviewed=Reviewed(
            verdict=Verdict.model_validate(
                {"outcome": verdict, "check": "review", "reasons": ("claims too much",)}
            ),
            lane=lane,
            why="because of a test.",
        ),
    )


def test_that_nobody_is_needed_without_a_reason() -> None:
    assert reasons_for(TURN, worked(results=(result(),)), WORKSPACE) is None


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (("normal", "urgent"), "urgent"),
        (("urgent", "low"), "urgent"),
        (("high", "normal", "high"), "high"),
    ],
)
def test_that_the_strongest_leads(order: tuple[str, ...], first: str) -> None:
    gave_up = GiveUp(escalations=tuple(why(f"{p} {n}", p) for n, p in enumerate(order)))
    reasons = reasons_for(TURN, worked(gave_up), WORKSPACE)
    assert reasons
    assert reasons.escalations[0].priority == first
    assert len(reasons.escalations) == len(order), "none is forgotten"


def test_that_a_hard_reason_leads_whatever_its_priority() -> None:
    gave_up = GiveUp(escalations=(why("soft", "urgent"), why("hard", "low", is_hard=True)))
    reasons = reasons_for(TURN, worked(gave_up), WORKSPACE)
    assert reasons
    assert [each.reason for each in reasons.escalations] == ["hard", "soft"]


def test_that_reasons_of_all_stages_are_gathered() -> None:
    reasons = reasons_for(
        TURN,
        worked(
            GiveUp(escalations=(why("no_playbook"),)),
            results=(result(escalation=why("tool_failed")), result()),
            verdict="stop",
        ),
        WORKSPACE,
    )
    assert reasons
    named = [each.reason for each in reasons.escalations]
    assert named == ["no_playbook", "tool_failed", "review_stopped"]
    assert reasons.escalations[2].because == "the draft claims too much"


def test_that_a_draft_is_suggested_to_the_teammate() -> None:
    reasons = reasons_for(TURN, worked(results=(result(),), lane=Lane.draft), WORKSPACE)
    assert reasons
    assert reasons.escalations[0].reason == "needs_a_yes"
    assert reasons.suggested == DRAFT
    loud = reasons_for(TURN, worked(GiveUp(escalations=(why("x"),))), WORKSPACE)
    assert loud
    assert loud.suggested is None


@pytest.mark.parametrize(
    ("by_reason", "named", "by_specialist", "queue"),
    [
        ({"tool_failed": "a"}, "b", {"product": "c"}, "a"),
        ({"other": "a"}, "b", {"product": "c"}, "b"),
        ({}, None, {"product": "c"}, "c"),
        ({}, None, {"orders": "c"}, "general"),
    ],
)
def test_that_the_queue_is_found_by_reason_then_playbook_then_specialist(
    by_reason: dict[str, str], named: str | None, by_specialist: dict[str, str], queue: str
) -> None:
    routing = Routing(by_reason=by_reason, by_specialist=by_specialist)
    workspace = WORKSPACE.model_copy(update={"routing": routing})
    failed = result(escalation=why("tool_failed"), queue=named)
    reasons = reasons_for(TURN, worked(results=(failed,)), workspace)
    assert reasons
    assert reasons.queue == queue


def test_that_an_earlier_category_finds_the_queue_where_this_turn_has_none() -> None:
    workspace = WORKSPACE.model_copy(
        update={"routing": Routing(by_specialist={"product": "orders"})}
    )
    turn = TURN.model_copy(update={"categories": ("gone", "brewing")})
    now = worked(GiveUp(escalations=(why("asked_for_person"),)))
    now = Worked(
        reading=now.reading.model_copy(update={"concerns": ()}),
        priority=now.priority,
        decided=now.decided,
        results=(),
        draft=now.draft,
        reviewed=now.reviewed,
    )
    reasons = reasons_for(turn, now, workspace)
    assert reasons
    assert reasons.queue == "orders"


@pytest.mark.parametrize(
    ("given", "quiet"),
    [
        (worked(results=(result(escalation=why("x"), is_quiet=True),)), True),
        (worked(results=(result(escalation=why("x")),)), False),
        (
            worked(
                results=(
                    result(escalation=why("x"), is_quiet=True),
                    result(escalation=why("y")),
                )
            ),
            False,
        ),
        (
            worked(
                GiveUp(escalations=(why("z"),)),
                results=(result(escalation=why("x"), is_quiet=True),),
            ),
            False,
        ),
        (
            worked(results=(result(escalation=why("x"), is_quiet=True),), verdict="stop"),
            False,
        ),
    ],
)
def test_that_one_loud_reason_is_told(given: Worked, *, quiet: bool) -> None:
    assert is_quiet(given) is quiet
