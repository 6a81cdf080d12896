"""One text in or out of a conversation."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from deskhand.domain.citation import Citation
from deskhand.domain.value import Value


class Author(StrEnum):
    """Who speaks."""

    customer = "customer"
    assistant = "assistant"
    teammate = "teammate"
    system = "system"
    """A line of the desk itself, such as a handoff notice."""


class Message(Value):
    """A text of the conversation; notes are seen by teammates only."""

    id: UUID
    seq: int
    author: Author
    text: str
    at: datetime
    name: str | None = None
    """First name of the teammate who wrote it."""
    turn_id: UUID | None = None
    client_message_id: str | None = None
    """The id its sender gave it, so that a repeated sending changes nothing."""
    is_note: bool = False
    citations: tuple[Citation, ...] = ()


class Page(Value):
    """Where the customer was when writing: what the host page said of itself."""

    url: str | None = None
    title: str | None = None
    area: str | None = None
    facts: dict[str, str] = {}
