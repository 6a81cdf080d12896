"""What teammates read: lists, conversations, handoffs, traces."""

from uuid import UUID

from psycopg.rows import DictRow
from pydantic import TypeAdapter

from deskhand.domain.handoff import Handoff
from deskhand.domain.journal import Entry, Trace
from deskhand.domain.message import Message
from deskhand.domain.ticket import Conversation, Ticket, TicketRow
from deskhand.errors import NotFound
from deskhand.storage.statements import Statements

_ENTRIES = TypeAdapter(tuple[Entry, ...])
_TICKET = set(Ticket.model_fields)
_MESSAGE = set(Message.model_fields)


class PostgresBook:
    """Fulfils `ports.TicketBook`."""

    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def rows(self, *, view: str, search: str = "", teammate: UUID) -> tuple[TicketRow, ...]:
        pattern = "%" + search.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"
        rows = await self._sql.all(
            "ticket_rows", view=view, search=search, pattern=pattern, teammate_id=teammate
        )
        return tuple(_row(row) for row in rows)

    async def counts(self, *, teammate: UUID) -> dict[str, int]:
        views = await self._sql.one("ticket_counts", teammate_id=teammate)
        queues = await self._sql.all("queue_counts")
        return {**(views or {}), **{row["queue"]: row["waiting"] for row in queues}}

    async def conversation(self, ticket_id: UUID) -> Conversation:
        row = await self._sql.one("ticket", ticket_id=ticket_id)
        if row is None:
            raise NotFound("There is no such ticket.")
        messages = await self._sql.all("messages", ticket_id=ticket_id)
        return Conversation(ticket=_ticket(row), messages=tuple(_message(m) for m in messages))

    async def message(self, message_id: UUID) -> Message:
        row = await self._sql.one("message", message_id=message_id)
        if row is None:
            raise NotFound("There is no such message.")
        return _message(row)

    async def handoff(self, ticket_id: UUID) -> Handoff | None:
        row = await self._sql.one("handoff", ticket_id=ticket_id)
        return Handoff.model_validate(row["package"]) if row else None

    async def turns(self, ticket_id: UUID) -> tuple[Trace, ...]:
        return await self._heads(ticket_id, 200)

    async def recent_turns(self, *, limit: int = 50) -> tuple[Trace, ...]:
        return await self._heads(None, limit)

    async def trace(self, turn_id: UUID) -> Trace:
        head = await self._sql.one("turn_head", turn_id=turn_id)
        if head is None:
            raise NotFound("There is no such turn.")
        entries = await self._sql.all("entries", turn_id=turn_id)
        return Trace(**head, entries=_ENTRIES.validate_python(entries))

    async def _heads(self, ticket_id: UUID | None, limit: int) -> tuple[Trace, ...]:
        rows = await self._sql.all("turn_heads", ticket_id=ticket_id, limit=limit)
        return tuple(Trace(**row, entries=()) for row in rows)


def _ticket(row: DictRow) -> Ticket:
    return Ticket.model_validate({k: v for k, v in row.items() if k in _TICKET})


def _message(row: DictRow) -> Message:
    return Message.model_validate({k: v for k, v in row.items() if k in _MESSAGE})


def _row(row: DictRow) -> TicketRow:
    ticket = _ticket(row)
    return TicketRow(
        ticket=ticket,
        customer=ticket.principal.name or ticket.principal.email or "Visitor",
        last_text=row["last_text"] or "",
        last_author=row["last_author"] or "system",
        confidence=row["confidence"],
        is_unread=row["is_unread"],
    )
