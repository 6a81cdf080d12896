"""How soon a ticket wants attention."""

from enum import StrEnum

from deskhand.domain.value import Value


class PriorityName(StrEnum):
    """The four priorities, lowest first."""

    low = "low"
    normal = "normal"
    high = "high"
    urgent = "urgent"


class Priority(Value):
    """A priority with the parts it is made of."""

    name: PriorityName
    score: float
    """0 to 100."""
    parts: dict[str, float] = {}

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        why = ", ".join(f"{part} {points:+.0f}" for part, points in self.parts.items() if points)
        return f"{self.name.value} ({self.score:.0f} of 100: {why or 'nothing special'})."
