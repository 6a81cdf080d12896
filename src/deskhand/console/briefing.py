"""What the assistant leaves for the person who takes over, on one card."""

from typing import NamedTuple

from deskhand.console.words import certainty, label, percent
from deskhand.domain.handoff import Attempt, Handoff

_LOOKS = {
    "done": ("check", "good"),
    "confirmed": ("check", "good"),
    "answered": ("check", "good"),
    "no supported answer": ("cross", "warn"),
    "proposed": ("pause", "warn"),
    "authorised": ("pause", "warn"),
    "dispatching": ("pause", "warn"),
}
_FAILED = ("cross", "bad")


class Tried(NamedTuple):
    """Something that was attempted."""

    icon: str
    tone: str
    state: str
    what: str
    detail: str


class Briefing(NamedTuple):
    """The card."""

    handoff_id: str
    subject: str
    sentences: tuple[str, ...]
    tried: tuple[Tried, ...]
    missing: tuple[str, ...]
    next_step: str
    confidence: str
    certainty: str
    short: str
    """The card folded to one line."""


def briefing(handoff: Handoff) -> Briefing:
    """Work the card out."""
    confidence = "" if handoff.confidence is None else percent(handoff.confidence)
    tried = tuple(_tried(attempt) for attempt in handoff.tried)
    failed = sum(attempt.tone == "bad" for attempt in tried)
    count = f"{len(tried)} tried" + (f", {failed} failed" if failed else "")
    short = (handoff.subject, confidence, count)
    return Briefing(
        handoff_id=str(handoff.id),
        subject=handoff.subject,
        sentences=_sentences(handoff),
        tried=tried,
        missing=tuple(label(name) for name in handoff.missing),
        next_step=handoff.next_step,
        confidence=confidence,
        certainty="" if handoff.confidence is None else certainty(handoff.confidence),
        short=" · ".join(part for part in short if part),
    )


def _sentences(handoff: Handoff) -> tuple[str, ...]:
    """Who asked what, how far the assistant came and why it stopped; more reasons; the mood."""
    more = "; ".join(handoff.reasons[1:])
    said = (handoff.sentence, f"Also: {more}" if more else "", f"Mood: {handoff.mood}")
    return tuple(f"{text.rstrip('.')}." for text in said if text)


def _tried(attempt: Attempt) -> Tried:
    icon, tone = _LOOKS.get(attempt.state, _FAILED)
    return Tried(icon, tone, label(attempt.state), label(attempt.what), attempt.detail)
