"""What an open ticket shows, worked out of its conversation and handoff."""

from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from deskhand.console.briefing import Briefing, briefing
from deskhand.console.context_view import Context, context
from deskhand.console.powers import Powers, powers
from deskhand.console.row_view import due, is_free, queue_path
from deskhand.console.thread_view import Said, said
from deskhand.console.visit import Visit
from deskhand.console.words import Countdown, ago, label
from deskhand.domain.handoff import Handoff
from deskhand.domain.message import Author
from deskhand.domain.teammate import Teammate
from deskhand.domain.ticket import Conversation, Holder, Status, Ticket

SHOWN_AT_ONCE = 50


class Head(NamedTuple):
    """Title, facts, deadline, and what can be done."""

    path: str
    title: str
    number: int
    facts: tuple[str, ...]
    countdown: Countdown | None
    powers: Powers
    back: str
    query: str

    @property
    def state(self) -> str:
        """Changes when a line or a button of the head does, and only then."""
        due_at = self.countdown.epoch_ms if self.countdown else 0
        told = repr((self.title, self.facts, self.powers, due_at))
        return sha256(told.encode(errors="replace")).hexdigest()[:12]


class Composer(NamedTuple):
    """The box to write in."""

    path: str
    query: str
    draft_key: str
    text: str
    is_suggested: bool
    mode: str
    note: str
    seq: int
    powers: Powers
    error: str
    names: str


class TicketView(NamedTuple):
    """The whole ticket."""

    id: str
    title: str
    head: Head
    error: str
    briefing: Briefing | None
    messages: tuple[Said, ...]
    earlier: int
    composer: Composer
    context: Context


class Wrote(NamedTuple):
    """What somebody tried to do, kept because it was refused."""

    text: str = ""
    mode: str = ""
    """reply or note; empty when it was a deed without text."""
    error: str = ""


def client_id(ticket_id: UUID, teammate: Teammate, *, box: str, text: str) -> str:
    """The same text, sent twice out of the same box by the same person, is one message."""
    told = f"{ticket_id} {teammate.id} {box} {text}".encode(errors="replace")
    return f"console-{sha256(told).hexdigest()[:32]}"


def _title(conversation: Conversation) -> str:
    if conversation.ticket.subject:
        return conversation.ticket.subject
    first = next((m.text for m in conversation.messages if m.author is Author.customer), "")
    line = " ".join(first.split())
    short = line if len(line) <= 80 else f"{line[:79]}…"
    return short or f"Ticket {conversation.ticket.number}"


def _who(ticket: Ticket) -> str:
    if is_free(ticket):
        helped = ", the assistant still answers" if ticket.holder is Holder.assistant else ""
        return f"waits in {label(ticket.queue)}{helped}"
    if ticket.holder is Holder.teammate:
        return f"{ticket.assignee or 'a teammate'} has it"
    return "with the assistant"


def head(conversation: Conversation, visit: Visit, *, view: str, search: str) -> Head:
    """The part above the thread."""
    ticket = conversation.ticket
    back = queue_path(view=view, search=search)
    now = label(ticket.status).lower()
    state = f"open {ago(ticket.created_at, visit.now)}" if ticket.status is Status.open else now
    facts = (f"#{ticket.number}", label(ticket.category), state, _who(ticket))
    return Head(
        path=f"/console/tickets/{ticket.id}",
        title=_title(conversation),
        number=ticket.number,
        facts=tuple(fact for fact in facts if fact),
        countdown=due(ticket, visit),
        powers=powers(ticket, visit.teammate),
        back=back,
        query=back.partition("?")[2],
    )


def ticket_view(
    conversation: Conversation,
    handoff: Handoff | None,
    visit: Visit,
    *,
    top: Head,
    wrote: Wrote,
    is_whole: bool,
) -> TicketView:
    """Work the ticket out."""
    messages = conversation.messages if is_whole else conversation.messages[-SHOWN_AT_ONCE:]
    return TicketView(
        id=str(conversation.ticket.id),
        title=top.title,
        head=top,
        error="" if wrote.mode else wrote.error,
        briefing=briefing(handoff) if handoff else None,
        messages=said(messages, visit, customer=conversation.ticket.principal.name),
        earlier=len(conversation.messages) - len(messages),
        composer=_composer(conversation, handoff, top, wrote),
        context=context(conversation.ticket, visit),
    )


def _composer(
    conversation: Conversation, handoff: Handoff | None, top: Head, wrote: Wrote
) -> Composer:
    suggested = _suggestion(conversation, handoff, top.powers)
    is_note = wrote.mode == "note"
    kept = "" if is_note else wrote.text
    return Composer(
        path=top.path,
        query=top.query,
        draft_key=str(conversation.ticket.id),
        text=kept or suggested,
        is_suggested=bool(suggested) and not kept,
        mode=wrote.mode or "reply",
        note=wrote.text if is_note else "",
        seq=conversation.messages[-1].seq if conversation.messages else 0,
        powers=top.powers,
        error=wrote.error if wrote.mode else "",
        names=conversation.ticket.principal.name or "the customer",
    )


def _suggestion(conversation: Conversation, handoff: Handoff | None, may: Powers) -> str:
    """The draft that came with the handoff, until a teammate has answered."""
    if handoff is None or may.why_not_work:
        return ""
    has_answered = any(
        m.author is Author.teammate and not m.is_note and m.at >= handoff.at
        for m in conversation.messages
    )
    return "" if has_answered else handoff.suggested_reply
