"""A fact that happened, in the past tense; metrics and live screens read only these."""

from datetime import datetime
from uuid import UUID

from pydantic import JsonValue

from deskhand.domain.value import Value


class Event(Value):
    """One fact about a ticket."""

    id: int = 0
    ticket_id: UUID
    type: str
    """message_received, reply_sent, handed_off, ticket_taken, note_written, ticket_resolved, …."""
    at: datetime
    data: dict[str, JsonValue] = {}
