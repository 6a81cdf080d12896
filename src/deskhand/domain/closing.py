"""Everything that the last commit of a turn writes."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import JsonValue

from deskhand.domain.citation import Citation
from deskhand.domain.concern import Waiting
from deskhand.domain.handoff import Attempt, Handoff
from deskhand.domain.message import Author
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Detail
from deskhand.domain.ticket import Holder, Status
from deskhand.domain.turn import Ending
from deskhand.domain.value import Value


class Line(Value):
    """A message to add to the conversation."""

    id: UUID
    author: Author
    text: str
    citations: tuple[Citation, ...] = ()


class DealtCard(Value):
    """A card to show; the code that answers it is made when it is sent."""

    id: UUID
    kind: Literal["enter_code"]
    email: str
    tries_max: int
    title: str
    text: str
    created_at: datetime
    expires_at: datetime


class OutboxItem(Value):
    """Something that must leave the desk."""

    id: UUID
    kind: Literal["code"]
    payload: dict[str, JsonValue]


class OutboxTry(Value):
    """One attempt to send something of the outbox."""

    id: UUID
    kind: Literal["code"]
    payload: dict[str, JsonValue]
    attempts: int
    """This one included."""


class Fact(Value):
    """An event to book."""

    type: str
    data: dict[str, JsonValue] = {}


class Closing(Value):
    """The end of a turn; fields left None leave the ticket as it is."""

    ending: Ending
    lines: tuple[Line, ...]
    status: Status | None
    holder: Holder | None
    priority: PriorityName
    category: str | None
    subject: str
    queue: str | None = None
    reason: str | None = None
    deadline: datetime | None = None
    language: str
    waiting: Waiting | None
    confidence: float | None
    mood: float
    details: tuple[Detail, ...]
    tried: tuple[Attempt, ...] = ()
    handoffs: tuple[Handoff, ...] = ()
    is_quiet: bool = False
    cards: tuple[DealtCard, ...] = ()
    outbox: tuple[OutboxItem, ...] = ()
    facts: tuple[Fact, ...] = ()
