"""Gathers from all stages why a person must take over, and in which queue."""

from deskhand.domain.decision import Escalation, GiveUp
from deskhand.domain.draft import Lane
from deskhand.domain.priority import PriorityName
from deskhand.domain.turn import Turn
from deskhand.domain.workspace import Workspace
from deskhand.stages.hand_off import Reasons
from deskhand.workflows.worked import Worked

_STRENGTH = tuple(PriorityName)


def reasons_for(turn: Turn, worked: Worked, workspace: Workspace) -> Reasons | None:
    """The reasons, strongest first; None where nobody is needed."""
    escalations = (*_decided(worked), *_found(worked), *_reviewed(worked))
    if not escalations:
        return None
    ranked = sorted(
        escalations, key=lambda e: (e.is_hard, _STRENGTH.index(e.priority)), reverse=True
    )
    is_draft = worked.reviewed.lane is Lane.draft
    return Reasons(
        escalations=tuple(ranked),
        results=worked.results,
        queue=_queue(ranked[0], turn, worked, workspace),
        subject=next((r.subject for r in worked.results if r.subject), None),
        suggested=worked.draft if is_draft else None,
    )


def is_quiet(worked: Worked) -> bool:
    """The only reasons are ones that the customer must not learn of."""
    loud = (*_decided(worked), *_reviewed(worked))
    return not loud and all(r.is_quiet for r in worked.results if r.escalation)


def _decided(worked: Worked) -> tuple[Escalation, ...]:
    given = [d for d in worked.decided.decisions if isinstance(d, GiveUp)]
    return tuple(escalation for decision in given for escalation in decision.escalations)


def _found(worked: Worked) -> tuple[Escalation, ...]:
    return tuple(r.escalation for r in worked.results if r.escalation)


def _reviewed(worked: Worked) -> tuple[Escalation, ...]:
    verdict = worked.reviewed.verdict
    if verdict.outcome == "stop":
        return (_soft("review_stopped", f"the draft {verdict.reasons[0]}"),)
    if worked.reviewed.lane is Lane.draft:
        return (_soft("needs_a_yes", worked.reviewed.why.rstrip(".")),)
    return ()


def _soft(reason: str, because: str) -> Escalation:
    return Escalation(reason=reason, priority=PriorityName.normal, is_hard=False, because=because)


def _queue(first: Escalation, turn: Turn, worked: Worked, workspace: Workspace) -> str:
    """By the reason, by what the playbook says, by who worked on it, else the default."""
    routing = workspace.routing
    named = next((r.queue for r in worked.results if r.queue), None)
    now = [concern.category for concern in worked.reading.concerns if concern.category]
    playbooks = [p for c in (*now, *reversed(turn.categories)) if (p := workspace.playbook(c))]
    specialist = next((p.specialist for p in playbooks), "")
    return (
        routing.by_reason.get(first.reason)
        or named
        or routing.by_specialist.get(specialist)
        or routing.default
    )
