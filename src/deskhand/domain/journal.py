"""The journal of a turn: what each stage returned, written once."""

from datetime import datetime
from uuid import UUID

from pydantic import JsonValue

from deskhand.domain.value import Value


class Entry(Value):
    """One stage result; crash recovery, the trace screen and replay read the same row."""

    position: int
    """Order within the turn."""
    key: str
    """Unique in the turn, such as `understand` or `concern.0.lookup.account`."""
    stage: str
    concern: int | None = None
    value: JsonValue
    words: str
    """The result in one sentence."""
    at: datetime
    milliseconds: float
    pass_: int = 1
    """2 when it was written after a crash or a takeover."""


class Trace(Value):
    """A turn as the trace screen and the API show it."""

    turn_id: UUID
    ticket_id: UUID
    number: int
    state: str
    outcome: str | None
    lane: str | None
    attempts: int
    received_at: datetime
    finished_at: datetime | None
    workspace_version: str
    entries: tuple[Entry, ...]
