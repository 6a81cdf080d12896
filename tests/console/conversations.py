"""What was said in the tickets of the sample, and how they were handed off."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from deskhand.domain.citation import Citation
from deskhand.domain.handoff import Attempt, Handoff
from deskhand.domain.message import Author, Message
from deskhand.domain.ticket import Ticket

from .sample import ELIF, EVE, HEBA, JONAS, LONG, MARA, NOW, PRIYA, RTL, SAM, TOM, XSS


def turn_id(number: int) -> UUID:
    """The id of a turn of this desk."""
    return UUID(int=9000 + number)


def said(
    author: Author, text: str, *, ago: float = 10, name: str | None = None, **more: object
) -> Message:
    """A message, not yet in order."""
    at = NOW - timedelta(minutes=ago)
    values = {"id": UUID(int=0), "seq": 0, "author": author, "text": text, "at": at, "name": name}
    return Message.model_validate(values | more)


def in_order(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Give them their numbers."""
    return tuple(
        m.model_copy(update={"seq": seq, "id": UUID(int=50_000 + seq)})
        for seq, m in enumerate(messages, start=1)
    )


_CITED = Citation(
    kind="passage",
    source="shipping/delivery-times.md",
    title="Delivery times",
    quote="Parcels marked delivered are often with a neighbor; we ask the carrier after one day.",
    url="https://shop.example/help/delivery-times",
)
THREADS: dict[int, tuple[Message, ...]] = {
    1042: in_order(
        [
            said(
                Author.customer, "Hello, my parcel is marked delivered, but it is not here.", ago=18
            ),
            said(
                Author.assistant,
                "I am sorry about that. I have sent you a code to be sure that it is you.",
                ago=17.8,
                turn_id=turn_id(1),
            ),
            said(Author.customer, "Done.", ago=17),
            said(
                Author.assistant,
                "Order CK-1042 was left with a neighbor on Tuesday. Could you ask there?",
                ago=16.9,
                turn_id=turn_id(2),
                citations=(
                    _CITED,
                    Citation(kind="lookup", source="track_shipment", title="Carrier, this minute"),
                ),
            ),
            said(
                Author.customer,
                "The neighbor says nothing arrived.\nCan I talk to somebody?",
                ago=9,
            ),
            said(Author.system, "Handed to a person: asked for one", ago=8.9),
            said(
                Author.teammate,
                "The carrier's driver was new last week, three other parcels went the same way.",
                ago=8,
                name="Owen",
                is_note=True,
            ),
        ]
    ),
    1047: in_order([said(Author.customer, RTL)]),
    1048: in_order(
        [
            said(Author.customer, XSS),
            said(
                Author.assistant,
                XSS,
                citations=(
                    Citation(
                        kind="passage", source=XSS, title=XSS, quote=XSS, url="javascript:alert(1)"
                    ),
                ),
            ),
        ]
    ),
    1049: in_order([said(Author.customer, f"Message {n}. " + "w" * 120) for n in range(60)]),
    1050: in_order(
        [
            said(Author.customer, "It is late."),
            said(Author.teammate, "I have asked the carrier.", name="Ines"),
        ]
    ),
}


def handoff(owner: Ticket, **more: object) -> Handoff:
    """The package of a ticket."""
    name = owner.principal.name
    ordinary: dict[str, object] = {
        "id": UUID(int=70_000 + owner.number),
        "ticket_id": owner.id,
        "reason": owner.reason or "asked_for_person",
        "reasons": ("The customer asked for a person.",),
        "queue": owner.queue or "general",
        "priority": owner.priority,
        "subject": owner.subject,
        "summary": "Wants to know where order CK-1042 is, and to get it or the money back.",
        "tried": (
            Attempt(
                what="Looked up the order", state="confirmed", detail="CK-1042, shipped, 89.00 USD"
            ),
            Attempt(
                what="Asked the carrier", state="confirmed", detail="left with a neighbor on 24 Feb"
            ),
            Attempt(what="Wrote to the carrier", state="proposed", detail="no answer yet"),
            Attempt(what="Called the depot", state="failed", detail="tool unavailable"),
        ),
        "missing": ("Photo of the door",),
        "next_step": "Ask the carrier for the proof of delivery; else offer a replacement.",
        "confidence": 0.72,
        "mood": "negative, but polite",
        "sentence": f"Customer {name} asked about a parcel that did not arrive; I tried 4 things; "
        "I am 72 % confident that it is a lost parcel",
        "suggested_reply": f"Hi {str(name).split()[0]},\n\nthank you for asking your neighbor. "
        "I have asked the carrier for the proof of delivery and come back to you today.",
        "customer_message": "I am connecting you with a colleague.",
        "wait_minutes": 4,
        "at": NOW - timedelta(minutes=8.9),
    }
    return Handoff.model_validate(ordinary | more)


HANDOFFS = {t.number: handoff(t) for t in (MARA, TOM, PRIYA, JONAS, ELIF, HEBA, EVE, LONG, SAM)} | {
    1048: handoff(
        EVE,
        summary=XSS,
        sentence=XSS,
        mood=XSS,
        next_step=XSS,
        suggested_reply=XSS,
        missing=(XSS,),
        tried=(Attempt(what=XSS, state="failed", detail=XSS),),
        reasons=(XSS,),
    ),
}
