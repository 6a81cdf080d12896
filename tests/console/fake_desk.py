"""The console's ports and its work, on a desk that lives in memory."""

from datetime import timedelta
from uuid import UUID

from deskhand.domain.handoff import Handoff
from deskhand.domain.journal import Trace
from deskhand.domain.message import Author, Message
from deskhand.domain.teammate import Teammate
from deskhand.domain.ticket import Conversation, Holder, Status, Ticket, TicketRow
from deskhand.errors import Conflict, NotFound
from deskhand.testing.clock import FixedClock

from .conversations import HANDOFFS, THREADS, in_order, said
from .fake_doors import FakeFeed, FakeMailbox, FakeStaff
from .sample import NOW, TICKETS
from .turns import TRACES

LIVE = (Status.open, Status.waiting_on_customer, Status.waiting_on_other)


class FakeDesk:
    """Fulfils `ports.TicketBook` and `console.work.TicketWork`."""

    def __init__(self) -> None:
        self.feed = FakeFeed()
        self.staff = FakeStaff()
        self.mailbox = FakeMailbox()
        self.clock = FixedClock(NOW)
        self.tickets = {t.id: t for t in TICKETS}
        self.threads = {t.id: THREADS.get(t.number, _short_thread(t)) for t in TICKETS}
        self.handoffs: dict[UUID, Handoff] = {
            t.id: HANDOFFS[t.number] for t in TICKETS if t.number in HANDOFFS
        }
        self.turns_seen = {t.turn_id: t for t in TRACES}
        self.unread = {t.id for t in TICKETS[:4]}
        self.client_ids: list[str] = []
        self.open_streams = 0
        self.saw_calls: list[tuple[UUID, str]] = []

    def customer_says(self, ticket_id: UUID, text: str) -> None:
        """A message comes in."""
        self._add(ticket_id, said(Author.customer, text, ago=0))
        self.unread.add(ticket_id)

    def _add(self, ticket_id: UUID, message: Message) -> None:
        self.threads[ticket_id] = in_order([*self.threads[ticket_id], message])
        self.feed.tell(ticket_id)

    def change(self, ticket_id: UUID, **fields: object) -> None:
        """A ticket changes."""
        self.tickets[ticket_id] = self.tickets[ticket_id].model_copy(update=fields)
        self.feed.tell(ticket_id, "ticket_changed")

    async def rows(self, *, view: str, search: str = "", teammate: UUID) -> tuple[TicketRow, ...]:
        """Tickets of a view."""
        found = [t for t in self.tickets.values() if _is_in(t, view, teammate)]
        rows = [self._row(t) for t in found]
        wanted = search.casefold()
        hits = [
            r for r in rows if wanted in f"{r.customer} {r.ticket.subject} {r.last_text}".casefold()
        ]
        late = NOW + timedelta(days=99)
        return tuple(sorted(hits, key=lambda row: row.ticket.deadline or late))

    def _row(self, ticket: Ticket) -> TicketRow:
        last = [m for m in self.threads[ticket.id] if not m.is_note][-1]
        handoff = self.handoffs.get(ticket.id)
        return TicketRow(
            ticket=ticket,
            customer=ticket.principal.name or "Visitor",
            last_text=last.text,
            last_author=last.author,
            confidence=0.54
            if ticket.reason == "low_confidence"
            else handoff and handoff.confidence,
            is_unread=ticket.id in self.unread,
        )

    async def counts(self, *, teammate: UUID) -> dict[str, int]:
        """Number of tickets per view."""
        views = (
            "mine",
            "free",
            "all",
            "assistant",
            "account",
            "billing",
            "orders",
            "product",
        )
        return {v: sum(_is_in(t, v, teammate) for t in self.tickets.values()) for v in views}

    async def conversation(self, ticket_id: UUID) -> Conversation:
        """A ticket with its messages."""
        return Conversation(ticket=self._ticket(ticket_id), messages=self.threads[ticket_id])

    def _ticket(self, ticket_id: UUID) -> Ticket:
        if ticket_id not in self.tickets:
            raise NotFound(f"There is no ticket {ticket_id}.")
        return self.tickets[ticket_id]

    async def message(self, message_id: UUID) -> Message:
        """The console never asks for it."""
        raise NotImplementedError

    async def handoff(self, ticket_id: UUID) -> Handoff | None:
        """Its latest handoff."""
        return self.handoffs.get(ticket_id)

    async def turns(self, ticket_id: UUID) -> tuple[Trace, ...]:
        """The console never asks for it."""
        raise NotImplementedError

    async def recent_turns(self, *, limit: int = 50) -> tuple[Trace, ...]:
        """The newest turns."""
        bare = (t.model_copy(update={"entries": ()}) for t in self.turns_seen.values())
        return tuple(bare)[:limit]

    async def trace(self, turn_id: UUID) -> Trace:
        """One turn."""
        if turn_id not in self.turns_seen:
            raise NotFound(f"There is no turn {turn_id}.")
        return self.turns_seen[turn_id]

    async def take(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Give it to this teammate."""
        ticket = self._ticket(ticket_id)
        if ticket.holder is Holder.teammate and ticket.assignee_id != teammate.id:
            raise Conflict(f"{ticket.assignee} took ticket {ticket.number} before you.")
        mine = {"assignee_id": teammate.id, "assignee": teammate.name, "status": Status.open}
        self.change(ticket_id, holder=Holder.teammate, **mine)

    def _check(self, ticket_id: UUID, teammate: Teammate) -> None:
        ticket = self._ticket(ticket_id)
        if ticket.assignee_id not in (None, teammate.id):
            raise Conflict(f"{ticket.assignee} has this ticket. Ask for it first.")

    async def reply(
        self, ticket_id: UUID, teammate: Teammate, text: str, *, client_id: str
    ) -> None:
        """Say it, once per client id."""
        self._check(ticket_id, teammate)
        if client_id in self.client_ids:
            return
        self.client_ids.append(client_id)
        self.tickets[ticket_id] = self.tickets[ticket_id].model_copy(
            update={
                "holder": Holder.teammate,
                "assignee_id": teammate.id,
                "assignee": teammate.name,
                "status": Status.waiting_on_customer,
                "deadline": None,
            }
        )
        self.unread.discard(ticket_id)
        self._add(ticket_id, said(Author.teammate, text, ago=0, name=teammate.name.split()[0]))

    async def note(
        self, ticket_id: UUID, teammate: Teammate, text: str, *, client_id: str | None = None
    ) -> None:
        """Write a note, once per client id."""
        if client_id in self.client_ids:
            return
        self.client_ids.append(str(client_id))
        name = teammate.name.split()[0]
        self._add(ticket_id, said(Author.teammate, text, ago=0, name=name, is_note=True))

    async def resolve(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Close the work on it."""
        self._check(ticket_id, teammate)
        self.change(ticket_id, status=Status.resolved, holder=Holder.assistant, deadline=None)

    async def hand_back(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Let the assistant answer again."""
        self._check(ticket_id, teammate)
        nobody = {"assignee_id": None, "assignee": None, "queue": None, "deadline": None}
        self.change(ticket_id, holder=Holder.assistant, **nobody)

    async def saw(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Remember that it was read."""
        self._ticket(ticket_id)
        self.saw_calls.append((ticket_id, teammate.name))
        self.unread.discard(ticket_id)


def _is_in(ticket: Ticket, view: str, teammate: UUID) -> bool:
    is_live = ticket.status in LIVE
    is_held = ticket.holder is Holder.teammate or ticket.queue is not None
    if view == "resolved":
        return not is_live
    fits = {
        "mine": ticket.assignee_id == teammate,
        "free": ticket.queue is not None and ticket.assignee_id is None,
        "all": is_held,
        "assistant": not is_held,
    }
    return is_live and fits.get(view, is_held and ticket.queue == view)


def _short_thread(ticket: Ticket) -> tuple[Message, ...]:
    messages = [
        said(Author.customer, f"{ticket.subject} Please help me with that.", ago=18),
        said(Author.assistant, "Let me look at that.", ago=17),
    ]
    return in_order(messages)
