"""The customer asks for a person, in words or by the button."""

from deskhand.domain.decision import Escalation
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Reading
from deskhand.domain.turn import Cause, Turn


def rule(turn: Turn, reading: Reading) -> Escalation | None:
    """At once, without arguing (ESC-01)."""
    if turn.cause is not Cause.button and not reading.wants_person:
        return None
    return Escalation(
        reason="asked_for_person",
        priority=PriorityName.high,
        is_hard=True,
        because="the customer asked for a person",
    )
