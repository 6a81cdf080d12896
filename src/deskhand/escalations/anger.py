"""The customer is angry twice in a row, or angry and in a hurry."""

from deskhand.domain.decision import Escalation
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Mood, Reading
from deskhand.domain.turn import Turn

URGENT = 0.8
"""Urgency above which one angry message is enough (ESC-09)."""


def rule(turn: Turn, reading: Reading) -> Escalation | None:
    """A person calms better than a program (ESC-02, ESC-09)."""
    if reading.mood.label != "angry":
        return None
    twice = bool(turn.moods) and Mood(score=turn.moods[-1]).label == "angry"
    if not twice and reading.urgency <= URGENT:
        return None
    return Escalation(
        reason="anger",
        priority=PriorityName.high,
        is_hard=True,
        because="angry in two messages in a row" if twice else "angry, and it is urgent",
    )
