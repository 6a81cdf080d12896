"""Builds the package that a teammate gets, so that nothing has to be asked again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from deskhand.domain.concern import ConcernResult
from deskhand.domain.decision import Escalation
from deskhand.domain.draft import Draft
from deskhand.domain.handoff import Attempt, Duty, Handoff
from deskhand.domain.message import Author
from deskhand.domain.phrases import phrase
from deskhand.domain.priority import Priority, PriorityName
from deskhand.domain.reading import Reading
from deskhand.domain.turn import Turn
from deskhand.domain.workspace import Workspace
from deskhand.stages.hand_off import attempts, waiting

_STRENGTH = tuple(PriorityName)


@dataclass(frozen=True)
class Reasons:
    """Why a person must take over, and what was done until then."""

    escalations: tuple[Escalation, ...]
    """All that fired, strongest first; at least one."""
    results: tuple[ConcernResult, ...]
    queue: str
    subject: str | None = None
    suggested: Draft | None = None


def run(
    turn: Turn,
    reading: Reading,
    priority: Priority,
    reasons: Reasons,
    *,
    duty: Duty,
    workspace: Workspace,
    id: UUID,
    now: datetime,
) -> Handoff:
    """The package, with what the customer is told."""
    first = reasons.escalations[0]
    language = workspace.company.spoken(reading.language)
    priorities = (e.priority for e in reasons.escalations)
    tried = (*turn.tried, *attempts.made(reasons.results))
    wanted = _wanted(turn)
    missing = attempts.missing(turn, reading, reasons.results)
    return Handoff(
        id=id,
        ticket_id=turn.ticket_id,
        reason=first.reason,
        reasons=tuple(e.because for e in reasons.escalations),
        queue=reasons.queue,
        priority=max((priority.name, *priorities), key=_STRENGTH.index),
        subject=reasons.subject or _subject(wanted),
        summary=_summary(turn, reading, wanted, first),
        tried=tried,
        missing=missing,
        next_step=_next_step(first, missing),
        confidence=_confidence(reading, first),
        mood=reading.mood.label,
        sentence=_sentence(turn, reading, wanted, first, tried),
        passages=tuple(p for r in reasons.results if r.evidence for p in r.evidence.passages),
        suggested_reply=reasons.suggested.text if reasons.suggested else "",
        customer_message=_told(turn, reasons, language, duty, workspace),
        wait_minutes=waiting.minutes(duty),
        at=now,
    )


def _told(turn: Turn, reasons: Reasons, language: str, duty: Duty, workspace: Workspace) -> str:
    part = any(r.outcome == "replied" and not r.is_quiet for r in reasons.results)
    said = phrase("part_handed_over" if part else "handed_over", language, number=turn.number)
    return f"{said} {waiting.in_words(duty, workspace.hours, language)}"


def _wanted(turn: Turn) -> str:
    """The customer's own last words that say what it is about."""
    said = [m.text for m in (*turn.history, *turn.messages) if m.author is Author.customer]
    telling = [text for text in said if len(text.split()) > 3]
    return " ".join((telling or said or ["(nothing was written yet)"])[-1].split())


def _subject(wanted: str) -> str:
    return wanted if len(wanted) <= 70 else wanted[:69].rsplit(" ", 1)[0] + "…"


def _who(turn: Turn) -> str:
    return turn.principal.name or turn.principal.email or "A visitor"


def _summary(turn: Turn, reading: Reading, wanted: str, first: Escalation) -> str:
    known = f"{_who(turn)} ({turn.principal.level.name.replace('_', ' ')})"
    page = f" on the page {turn.page.title or turn.page.url}" if turn.page else ""
    about = next((c.category for c in reading.concerns if c.category), None)
    topic = f" It reads like {about.replace('_', ' ')}." if about else ""
    return (
        f'{known} writes by {turn.channel}{page}: "{_subject(wanted)}"{topic} '
        f"A person is needed because {first.because}."
    )


def _confidence(reading: Reading, first: Escalation) -> float | None:
    if first.reason == "asked_for_person" or not reading.concerns:
        return None
    return min(concern.confidence for concern in reading.concerns)


def _sentence(
    turn: Turn, reading: Reading, wanted: str, first: Escalation, tried: tuple[Attempt, ...]
) -> str:
    sure = ""
    concern = next((c for c in reading.concerns if c.category), None)
    if concern and concern.category:
        topic = concern.category.replace("_", " ")
        sure = f" I am {concern.confidence:.0%} confident that it is about {topic}."
    asked = f'{_who(turn)} asked: "{_subject(wanted)}"'
    return f"{asked} {_told_tries(tried)}{sure} I hand over because {first.because}."


def _told_tries(tried: tuple[Attempt, ...]) -> str:
    if not tried:
        return "I tried nothing yet."
    things = "1 thing" if len(tried) == 1 else f"{len(tried)} things"
    listed = ", ".join(f"{attempt.what} ({attempt.state})" for attempt in tried)
    return f"I tried {things}: {listed}."


def _next_step(first: Escalation, missing: tuple[str, ...]) -> str:
    step = _NEXT.get(first.reason, "Read the conversation and answer what is open.")
    return f"{step} Still missing: {', '.join(missing)}." if missing else step


_NEXT = {
    "asked_for_person": "Say hello by name and answer the question they came with.",
    "legal": "Do not answer on the matter itself; take it to whoever handles legal questions.",
    "security": "Check the account's recent sign-ins before anything is changed.",
    "anger": "Acknowledge what went wrong first, then offer the fix.",
    "account_not_found": "Check whether the customer uses another address; tell strangers nothing.",
    "delivery_failed": "Reach the customer another way; the address on file does not take mail.",
    "no_supported_answer": "Answer from what you know, and write the article that was missing.",
    "tool_failed": "Look the facts up by hand; the system did not answer.",
    "action_failed": "Check whether the action happened, then do it by hand.",
    "identity_not_proven": "Verify the customer before showing any account or order data.",
}
