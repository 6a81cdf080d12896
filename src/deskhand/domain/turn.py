"""A turn: a message in (or a quick burst) and all we do until we answer."""

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from deskhand.domain.citation import Citation
from deskhand.domain.concern import Waiting
from deskhand.domain.customer import Principal
from deskhand.domain.draft import Card, Lane
from deskhand.domain.handoff import Attempt
from deskhand.domain.message import Message, Page
from deskhand.domain.reading import Detail
from deskhand.domain.ticket import Holder
from deskhand.domain.value import Value


class Outcome(StrEnum):
    """How a turn ended."""

    replied = "replied"
    asked = "asked"
    handed_off = "handed_off"
    dropped = "dropped"


class Cause(StrEnum):
    """What started a turn."""

    message = "message"
    card = "card"
    """The customer answered a card."""
    button = "button"
    """The customer pressed *talk to a person*."""


class Turn(Value):
    """Everything a turn starts from; the stages read it and change nothing."""

    id: UUID
    ticket_id: UUID
    number: int
    """Ticket number, for people."""
    seq: int
    """1 for the first turn of the conversation."""
    cause: Cause
    channel: str
    messages: tuple[Message, ...]
    """The new ones, in order; empty when a card or button caused the turn."""
    history: tuple[Message, ...]
    """What was said before, in order, notes left out."""
    principal: Principal
    page: Page | None
    holder: Holder
    language: str
    """Language of the conversation so far, `und` if unknown."""
    details: tuple[Detail, ...]
    """Found in earlier turns of this conversation."""
    waiting: Waiting | None
    moods: tuple[float, ...] = ()
    """Mood scores of earlier turns, in order."""
    categories: tuple[str, ...] = ()
    """Categories of earlier turns, in order."""
    tried: tuple[Attempt, ...] = ()
    """What was tried in earlier turns, in order."""
    at: datetime

    @property
    def text(self) -> str:
        """The new messages as one text."""
        return "\n".join(m.text for m in self.messages)


class ActionSeen(Value):
    """An action as the API shows it."""

    tool: str
    state: str


class ConcernSeen(Value):
    """A concern as the API shows it."""

    category: str | None
    confidence: float
    specialist: str | None
    actions: tuple[ActionSeen, ...] = ()
    citations: tuple[Citation, ...] = ()


class HandoffSeen(Value):
    """A handoff as the customer's side of the API shows it."""

    id: UUID
    ticket: int
    queue: str
    reason: str
    priority: str
    wait_minutes: int | None = None


class Ending(Value):
    """A finished turn: the stable contract of the HTTP API."""

    turn_id: UUID
    ticket: int
    """Number of the ticket, for people."""
    outcome: Outcome
    lane: Lane
    reply: str | None
    concerns: tuple[ConcernSeen, ...]
    sentiment: float
    urgency: float
    language: str
    priority: Literal["low", "normal", "high", "urgent"]
    handoff: HandoffSeen | None = None
    card: Card | None = None
    is_guarded: bool = False
    """What was found must not show: the customer is a stranger to the account it is about."""
    workspace_version: str = ""

    def as_customer_sees(self) -> "Ending":
        """The same for everybody who could only guess whether an account exists."""
        if not self.is_guarded:
            return self
        outcome = self.outcome if self.outcome is Outcome.asked else Outcome.replied
        bare = tuple(c.model_copy(update={"actions": (), "citations": ()}) for c in self.concerns)
        return self.model_copy(
            update={
                "outcome": outcome,
                "lane": Lane.auto,
                "concerns": bare,
                "handoff": None,
            }
        )
