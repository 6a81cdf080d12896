"""Who the customer is and how we know, where they are, and how they write."""

from typing import NamedTuple

from deskhand.console.visit import Visit
from deskhand.console.words import initials, label, language, moment
from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.ticket import Ticket

_LEVELS = {
    Assurance.anonymous: ("Anonymous", ""),
    Assurance.claimed: ("Claimed, not proven", "warn"),
    Assurance.channel_verified: ("Verified", "good"),
    Assurance.stepped_up: ("Verified twice", "good"),
}


class Fact(NamedTuple):
    """A name with its value."""

    name: str
    value: str


class Block(NamedTuple):
    """Facts under a heading."""

    title: str
    facts: tuple[Fact, ...]


class Context(NamedTuple):
    """The panel beside the thread."""

    name: str
    email: str
    initials: str
    level: str
    tone: str
    blocks: tuple[Block, ...]


def context(ticket: Ticket, visit: Visit) -> Context:
    """Work the panel out."""
    principal = ticket.principal
    level, tone = _LEVELS[principal.level]
    name = principal.name or principal.email or "Visitor"
    blocks = (
        Block("Identity", _identity(principal, visit)),
        Block("Page", _page(ticket)),
        Block("Ticket", _ticket(ticket, visit)),
    )
    return Context(
        name=name,
        email=principal.email if principal.email and principal.name else "",
        initials=initials(name),
        level=level,
        tone=tone,
        blocks=tuple(block for block in blocks if block.facts),
    )


def _facts(*pairs: tuple[str, str | None]) -> tuple[Fact, ...]:
    return tuple(Fact(name, value) for name, value in pairs if value)


def _identity(principal: Principal, visit: Visit) -> tuple[Fact, ...]:
    proven = principal.proven_at
    return _facts(
        ("Proof", label(principal.method)),
        ("Proven", moment(proven, now=visit.now, zone=visit.zone) if proven else None),
        ("Assurance", f"L{int(principal.level)}"),
    )


def _page(ticket: Ticket) -> tuple[Fact, ...]:
    if ticket.page is None:
        return ()
    own = _facts(
        ("Title", ticket.page.title), ("Address", ticket.page.url), ("Area", ticket.page.area)
    )
    return own + _facts(*((label(name), value) for name, value in ticket.page.facts.items()))


def _ticket(ticket: Ticket, visit: Visit) -> tuple[Fact, ...]:
    return _facts(
        ("Channel", label(ticket.channel)),
        ("Language", language(ticket.language)),
        ("Category", label(ticket.category)),
        ("Priority", label(ticket.priority)),
        ("Queue", label(ticket.queue)),
        ("Assignee", ticket.assignee),
        ("Opened", moment(ticket.created_at, now=visit.now, zone=visit.zone)),
    )
