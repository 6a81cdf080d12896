"""A score whose parts can be read: what is pressing adds, what is calm takes away."""

from deskhand.domain.priority import Priority, PriorityName
from deskhand.domain.reading import Reading
from deskhand.domain.turn import Turn

_NORMAL = 40.0
_BANDS = ((80.0, PriorityName.urgent), (60.0, PriorityName.high), (25.0, PriorityName.normal))


def run(turn: Turn, reading: Reading) -> Priority:
    """The priority of this turn's ticket, from 0 to 100."""
    parts = {
        "base": _NORMAL,
        "mood": round(-25 * min(reading.mood.score, 0.0) - 5 * max(reading.mood.score, 0.0), 1),
        "urgency": round(30 * reading.urgency, 1),
        "repeats": 5.0 * _repeats(turn, reading),
    }
    score = min(max(sum(parts.values()), 0.0), 100.0)
    name = next((name for floor, name in _BANDS if score >= floor), PriorityName.low)
    return Priority(name=name, score=score, parts=parts)


def _repeats(turn: Turn, reading: Reading) -> int:
    now = {concern.category for concern in reading.concerns if concern.category}
    return min(sum(category in now for category in turn.categories), 4)
