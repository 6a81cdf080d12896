"""A ticket: the unit of work, with who has the next move."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from deskhand.domain.customer import Principal
from deskhand.domain.message import Message, Page
from deskhand.domain.priority import PriorityName
from deskhand.domain.value import Value


class Status(StrEnum):
    """Named by who has the next move."""

    open = "open"
    waiting_on_customer = "waiting_on_customer"
    waiting_on_other = "waiting_on_other"
    resolved = "resolved"
    closed = "closed"


class Holder(StrEnum):
    """Who answers the next message."""

    assistant = "assistant"
    queue = "queue"
    """Handed off, and nobody has taken it yet."""
    teammate = "teammate"


class Ticket(Value):
    """A ticket as it stands now."""

    id: UUID
    number: int
    channel: str
    subject: str = ""
    category: str | None = None
    status: Status = Status.open
    priority: PriorityName = PriorityName.normal
    holder: Holder = Holder.assistant
    queue: str | None = None
    assignee_id: UUID | None = None
    assignee: str | None = None
    language: str = "und"
    principal: Principal = Principal()
    page: Page | None = None
    created_at: datetime
    updated_at: datetime
    deadline: datetime | None = None
    reason: str | None = None
    """Why a person must take over, if one must."""
    is_rated: bool = False


class TicketRow(Value):
    """A ticket as a line of a list."""

    ticket: Ticket
    customer: str
    """Name, address, or `Visitor`."""
    last_text: str
    last_author: str
    confidence: float | None = None
    is_unread: bool = False


class Conversation(Value):
    """A ticket with its messages, in order."""

    ticket: Ticket
    messages: tuple[Message, ...]
