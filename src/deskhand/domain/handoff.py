"""A ticket given to a person, with everything that person needs."""

from datetime import datetime
from uuid import UUID

from deskhand.domain.citation import Passage
from deskhand.domain.priority import PriorityName
from deskhand.domain.value import Value


class Attempt(Value):
    """Something that was tried before the handoff."""

    what: str
    state: str
    detail: str = ""


class Duty(Value):
    """Who could take a ticket now."""

    online: int
    """Teammates who are at the desk."""
    waiting: int
    """Tickets that wait in this queue already."""
    handle_minutes: float | None = None
    """Mean working time on a ticket over the last 30 days; None where there were none."""


class Handoff(Value):
    """The package that a teammate gets: nothing has to be asked again."""

    id: UUID
    ticket_id: UUID
    reason: str
    reasons: tuple[str, ...]
    """All that fired, strongest first, in words."""
    queue: str
    priority: PriorityName
    subject: str
    summary: str
    """What the customer needs."""
    tried: tuple[Attempt, ...]
    missing: tuple[str, ...]
    next_step: str
    confidence: float | None
    """Confidence of the reading; None where the customer asked for a person."""
    mood: str
    sentence: str
    """`Customer X asked about Y; I tried N things: …; I am P % confident that …`."""
    passages: tuple[Passage, ...] = ()
    suggested_reply: str = ""
    customer_message: str
    """What the customer is told: true about when a person answers."""
    wait_minutes: int | None = None
    at: datetime

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        return f"To queue {self.queue}, {self.priority.value}: {self.reasons[0]}"
