"""Turns what may be said into the message that the last commit of the turn sends."""

from deskhand.domain.closing import Line
from deskhand.domain.draft import Draft, Lane, Reviewed
from deskhand.domain.handoff import Handoff
from deskhand.domain.message import Author
from deskhand.ports import Chance


def run(
    draft: Draft, reviewed: Reviewed, handoff: Handoff | None, *, chance: Chance
) -> tuple[Line, ...]:
    """At most one message: the draft if it may go, then what the handoff tells the customer."""
    sendable = reviewed.verdict.outcome == "pass" and reviewed.lane is not Lane.draft
    parts = [draft.text if sendable else "", handoff.customer_message if handoff else ""]
    text = "\n\n".join(part for part in parts if part)
    if not text:
        return ()
    citations = draft.citations if sendable else ()
    return (Line(id=chance.id(), author=Author.assistant, text=text, citations=citations),)
