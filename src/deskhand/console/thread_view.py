"""What the thread of a ticket shows, message by message."""

from collections.abc import Sequence
from typing import NamedTuple

from deskhand.console.visit import Visit
from deskhand.console.words import label, moment
from deskhand.domain.message import Author, Message


class Source(NamedTuple):
    """A citation under a message."""

    number: int
    title: str
    quote: str
    href: str


class Said(NamedTuple):
    """A message as the thread shows it."""

    seq: int
    kind: str
    """customer, assistant, teammate, note or system."""
    name: str
    text: str
    time: str
    iso: str
    sources: tuple[Source, ...]
    trace: str


def said(messages: Sequence[Message], visit: Visit, *, customer: str | None) -> tuple[Said, ...]:
    """The thread, message by message."""
    return tuple(_said(message, visit, customer) for message in messages)


def _said(message: Message, visit: Visit, customer: str | None) -> Said:
    kind = "note" if message.is_note else message.author.value
    known = customer if message.author is Author.customer else message.name
    name = known or label(message.author.value)
    return Said(
        seq=message.seq,
        kind=kind,
        name=f"Note by {name}" if message.is_note else name,
        text=message.text,
        time=moment(message.at, now=visit.now, zone=visit.zone),
        iso=message.at.isoformat(),
        sources=tuple(
            Source(number, cited.title, cited.quote, _safe_link(cited.url))
            for number, cited in enumerate(message.citations, start=1)
        ),
        trace=f"/console/traces/{message.turn_id}"
        if message.turn_id and message.author is Author.assistant
        else "",
    )


def _safe_link(url: str | None) -> str:
    return url if url and url.startswith(("https://", "http://")) else ""
