"""How the assistant came to what it did, and the letters it sent."""

from datetime import timedelta

from pydantic import JsonValue

from deskhand.domain.journal import Entry, Trace
from deskhand.domain.mail import Letter
from deskhand.domain.ticket import Ticket

from .conversations import turn_id
from .sample import EVE, MARA, NADIA, NOW, RUI, TOM, XSS


def _entry(key: str, value: JsonValue, words: str, ms: float, **more: object) -> Entry:
    parts = key.split(".")
    stage = parts[2] if parts[0] == "concern" else parts[0]
    values = {
        "position": 0,
        "key": key,
        "stage": stage,
        "value": value,
        "words": words,
        "at": NOW,
        "milliseconds": ms,
    }
    return Entry.model_validate(values | more)


_WRITTEN = (
    _entry(
        "guard",
        {"outcome": "pass", "check": "guard", "reasons": []},
        "pass: nothing to object to.",
        0.6,
    ),
    _entry(
        "understand",
        {
            "concerns": [
                {
                    "category": "order_status",
                    "confidence": 0.91,
                    "text": "where is CK-1042?",
                    "neighbors": [],
                }
            ],
            "language": "en",
            "mood": {"score": -0.3, "anger": 0.1},
            "urgency": 0.4,
            "wants_person": False,
        },
        "order_status (91%); language en; mood negative.",
        7.9,
    ),
    _entry(
        "prioritize",
        {"name": "high", "score": 63.0, "parts": {"mood": 12.0, "repeat": 20.0}},
        "high (63 of 100: mood +12, repeat +20).",
        0.2,
    ),
    _entry(
        "decide",
        {"decisions": [{"kind": "work", "specialist": "orders"}]},
        "orders works on order_status (91%).",
        0.3,
    ),
    _entry(
        "concern.0.investigate.0.then.1",
        {
            "tool": "lookup_order",
            "keep_as": "order",
            "answered": True,
            "attempts": 1,
            "value": {"order_id": "CK-1042", "status": "shipped"},
        },
        "lookup_order answered: order_id CK-1042, status shipped.",
        4.1,
        concern=0,
    ),
    _entry(
        "concern.0.investigate.0.then.2",
        {
            "tool": "track_shipment",
            "keep_as": "shipment",
            "answered": False,
            "attempts": 3,
            "reason": "timeout",
        },
        "track_shipment did not answer after 3 attempts: timeout.",
        1204.0,
        concern=0,
        pass_=2,
    ),
    _entry(
        "compose",
        {"segments": [{"text": "Order CK-1042 …", "claims": ["lookup_order"]}]},
        "212 characters, 1 citations.",
        1.4,
    ),
    _entry(
        "review",
        {"verdict": {"outcome": "pass", "check": "review"}, "lane": "auto", "why": "sure enough"},
        "Lane auto: sure enough.",
        2.0,
    ),
    _entry("hand_off", {"queue": "orders", "passages": []}, "To queue orders, high: asked.", 0.3),
    _entry("reply", {"message": XSS}, f"Sent {XSS}", 0.9),
)
ENTRIES = tuple(e.model_copy(update={"position": n}) for n, e in enumerate(_WRITTEN, start=1))


def trace(number: int, owner: Ticket, outcome: str | None, **more: object) -> Trace:
    """A turn of this desk."""
    ordinary: dict[str, object] = {
        "turn_id": turn_id(number),
        "ticket_id": owner.id,
        "number": owner.number,
        "state": "done" if outcome else "running",
        "outcome": outcome,
        "lane": "auto" if outcome else None,
        "attempts": 1,
        "received_at": NOW - timedelta(minutes=number),
        "finished_at": NOW - timedelta(minutes=number) + timedelta(milliseconds=1302)
        if outcome
        else None,
        "workspace_version": "3f9a0c11d2e4",
        "entries": ENTRIES,
    }
    return Trace.model_validate(ordinary | more)


TRACES = (
    trace(1, MARA, "asked"),
    trace(2, MARA, "replied"),
    trace(3, TOM, "handed_off", lane="hand_off", attempts=2),
    trace(4, RUI, "replied", lane="auto_reviewed"),
    trace(5, EVE, "dropped", lane="draft"),
    trace(6, NADIA, None),
)
LETTERS = (
    Letter(
        id=4,
        kind="mail",
        to="jonas@bounce.example",
        subject="Your new password",
        text="It bounced.",
        state="bounced",
        at=NOW - timedelta(minutes=1),
    ),
    Letter(
        id=3,
        kind="sms",
        to="+1 312 555 0188",
        subject="",
        text="Copper Kettle Coffee: set a new password at http://127.0.0.1:8080/reset/sms-123",
        state="delivered",
        at=NOW - timedelta(minutes=2),
    ),
    Letter(
        id=2,
        kind="mail",
        to="mara@example.com",
        subject="Set a new password",
        text="Hello Mara,\n\nset a new password here, within 60 minutes:\n"
        "http://127.0.0.1:8080/reset/abc-123?from=mail\n\n"
        "or look at https://evil.example/free and javascript:alert(1)\n\nCopper Kettle Coffee",
        state="delivered",
        at=NOW - timedelta(minutes=3),
    ),
    Letter(
        id=1,
        kind="mail",
        to="eve@example.com",
        subject=XSS,
        text=XSS,
        state="delivered",
        at=NOW - timedelta(days=2),
    ),
)
