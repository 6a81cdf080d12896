"""What comes in through a door, and the receipt for it."""

from datetime import datetime
from uuid import UUID

from deskhand.domain.customer import Principal
from deskhand.domain.message import Page
from deskhand.domain.value import Value


class Opening(Value):
    """A first message."""

    channel: str
    text: str
    principal: Principal
    page: Page | None = None
    language: str = "und"
    client_message_id: str | None = None
    opening_key: str | None = None
    """Two openings with one key are one."""


class Received(Value):
    """What was committed."""

    ticket_id: UUID
    turn_id: UUID
    is_new: bool = True
    """False when it was here already."""
    waits: bool = False
    """The turn begins later: more messages may belong to it."""
    begin_after: datetime | None = None


class Rating(Value):
    """What a customer said of the help."""

    csat: int | None = None
    """1 (bad) to 5 (great)."""
    effort: int | None = None
    """1 (easy) to 5 (hard)."""
    comment: str | None = None
    is_solved: bool | None = None
