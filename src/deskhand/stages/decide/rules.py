"""Hard reasons first, then each concern on its own: work, ask, or a person."""

from deskhand.domain.decision import (
    Chat,
    Clarify,
    Decided,
    Decision,
    Escalation,
    GiveUp,
    Leave,
    Work,
)
from deskhand.domain.draft import Verdict
from deskhand.domain.message import Author
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Concern, Reading
from deskhand.domain.ticket import Holder
from deskhand.domain.turn import Turn
from deskhand.domain.workspace import Workspace
from deskhand.escalations import fired


def run(turn: Turn, reading: Reading, safe: Verdict, *, workspace: Workspace) -> Decided:
    """One decision per concern, or one for the whole turn."""
    whole = _whole(turn, reading, safe)
    if whole:
        return Decided(decisions=(whole,))
    soft = fired(turn, reading)
    return Decided(decisions=tuple(_decide(c, soft, workspace) for c in reading.concerns))


def _whole(turn: Turn, reading: Reading, safe: Verdict) -> Decision | None:
    """What decides the turn as a whole, strongest first; None where each concern has its own."""
    escalations = fired(turn, reading)
    decision: Decision | None = None
    if turn.holder is not Holder.assistant:
        decision = Leave(is_taken=turn.holder is Holder.teammate)
    elif safe.outcome == "stop":
        decision = GiveUp(escalations=(_stopped(safe), *escalations))
    elif any(escalation.is_hard for escalation in escalations):
        decision = GiveUp(escalations=escalations)
    elif reading.small_talk:
        decision = Chat(talk=reading.small_talk)
    elif not reading.concerns or _says_nothing(turn, reading):
        decision = Clarify()
    return decision


def _decide(concern: Concern, soft: tuple[Escalation, ...], workspace: Workspace) -> Decision:
    playbook = workspace.playbook(concern.category)
    if playbook is None:
        return GiveUp(escalations=(_unknown(concern), *soft), concern=concern)
    if concern.confidence < playbook.thresholds.reviewed:
        return GiveUp(escalations=(_unsure(concern), *soft), concern=concern)
    return Work(concern=concern, specialist=playbook.specialist)


def _says_nothing(turn: Turn, reading: Reading) -> bool:
    """A first message of one or two words that fits nothing: asking once is kinder than a queue."""
    asked_already = any(m.author is Author.assistant for m in turn.history)
    return (
        not asked_already
        and len(turn.text.split()) <= 2
        and not reading.details
        and all(concern.category is None for concern in reading.concerns)
    )


def _stopped(safe: Verdict) -> Escalation:
    return Escalation(
        reason="guard_stopped",
        priority=PriorityName.normal,
        is_hard=True,
        because="; ".join(safe.reasons),
    )


def _unknown(concern: Concern) -> Escalation:
    return Escalation(
        reason="no_playbook",
        priority=PriorityName.normal,
        is_hard=False,
        because=f"the request fits none of the playbooks ({concern.confidence:.0%} sure)",
    )


def _unsure(concern: Concern) -> Escalation:
    return Escalation(
        reason="low_confidence",
        priority=PriorityName.normal,
        is_hard=False,
        because=f"only {concern.confidence:.0%} sure that it is about {concern.category}",
    )
