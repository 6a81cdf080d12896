"""One ticket as a line of the list: what answers \"which one do I open now?\"."""

from typing import NamedTuple
from urllib.parse import urlencode

from deskhand.console.visit import Visit
from deskhand.console.words import Countdown, ago, countdown, initials, label
from deskhand.domain.message import Author
from deskhand.domain.priority import PriorityName
from deskhand.domain.ticket import Holder, Status, Ticket, TicketRow

SURE_ENOUGH = 0.7
_LIVE = (Status.open, Status.waiting_on_customer, Status.waiting_on_other)
_LOUD = (PriorityName.high, PriorityName.urgent)


class Chip(NamedTuple):
    """A short word on soft ground."""

    text: str
    tone: str = ""


class Row(NamedTuple):
    """A ticket as a line of the list."""

    id: str
    href: str
    name: str
    prefix: str
    text: str
    countdown: Countdown | None
    age: str
    chips: tuple[Chip, ...]
    holder: str
    """Initials of the other teammate who has it."""
    holder_name: str
    is_unread: bool


def is_free(ticket: Ticket) -> bool:
    """Handed off, and nobody has taken it yet."""
    return ticket.queue is not None and ticket.assignee_id is None and ticket.status in _LIVE


def ticket_path(ticket_id: object, *, view: str, search: str = "") -> str:
    """A ticket opens through a view, so that *next* means next in that view."""
    return f"/console/tickets/{ticket_id}?{_query(view, search)}"


def queue_path(*, view: str, search: str = "") -> str:
    """The list by itself."""
    return f"/console/queue?{_query(view, search)}"


def _query(view: str, search: str) -> str:
    return urlencode({"view": view} | ({"q": search} if search else {}))


def row_of(row: TicketRow, visit: Visit, *, view: str, search: str, is_mixed: bool) -> Row:
    """Work a line out; the category shows only where the list mixes several."""
    ticket = row.ticket
    is_other = ticket.assignee_id is not None and ticket.assignee_id != visit.teammate.id
    return Row(
        id=str(ticket.id),
        href=ticket_path(ticket.id, view=view, search=search),
        name=row.customer,
        prefix=_prefix(row, visit),
        text=row.last_text,
        countdown=due(ticket, visit),
        age=ago(ticket.updated_at, visit.now),
        chips=_chips(row, is_mixed=is_mixed),
        holder=initials(ticket.assignee or "") if is_other else "",
        holder_name=(ticket.assignee or "") if is_other else "",
        is_unread=row.is_unread,
    )


def due(ticket: Ticket, visit: Visit) -> Countdown | None:
    """The time left, while a person owes the next move."""
    has_person = ticket.holder is not Holder.assistant or ticket.queue is not None
    is_owed = has_person and ticket.status is Status.open
    return countdown(ticket.deadline, visit.now) if ticket.deadline and is_owed else None


def _prefix(row: TicketRow, visit: Visit) -> str:
    match row.last_author:
        case Author.assistant:
            return "Assistant:"
        case Author.teammate:
            is_mine = row.ticket.assignee_id == visit.teammate.id
            return "You:" if is_mine else f"{row.ticket.assignee or 'Teammate'}:"
        case _:
            return ""


def _chips(row: TicketRow, *, is_mixed: bool) -> tuple[Chip, ...]:
    """The reason first; at most three."""
    ticket = row.ticket
    chips: list[Chip] = []
    if ticket.status in (Status.waiting_on_customer, Status.waiting_on_other):
        chips.append(Chip(label(ticket.status), "warn"))
    if ticket.reason:
        chips.append(Chip(label(ticket.reason)))
    if ticket.priority in _LOUD:
        tone = "bad" if ticket.priority is PriorityName.urgent else "warn"
        chips.append(Chip(label(ticket.priority), tone))
    if row.confidence is not None and row.confidence < SURE_ENOUGH:
        chips.append(Chip(f"AI {row.confidence:.0%}".replace("%", "\N{NO-BREAK SPACE}%"), "ai"))
    if is_mixed and ticket.category:
        chips.append(Chip(label(ticket.category)))
    return tuple(chips[:3])
