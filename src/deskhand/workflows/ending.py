"""Ends a turn: everything that it says, and everything that follows from it, in one commit."""

from datetime import datetime

from pydantic import JsonValue

from deskhand.domain.closing import Closing, Fact, Line
from deskhand.domain.concern import ConcernResult
from deskhand.domain.customer import Principal
from deskhand.domain.decision import Chat, Leave
from deskhand.domain.draft import Lane
from deskhand.domain.handoff import Handoff
from deskhand.domain.hold import Hold
from deskhand.domain.reading import Concern, SmallTalk
from deskhand.domain.ticket import Holder
from deskhand.domain.turn import (
    ActionSeen,
    ConcernSeen,
    Ending,
    HandoffSeen,
    Outcome,
)
from deskhand.stages import follow_up
from deskhand.stages.hand_off import deadline, made
from deskhand.workflows import identity
from deskhand.workflows.journal import Journal
from deskhand.workflows.reasons import is_quiet
from deskhand.workflows.sockets import Sockets
from deskhand.workflows.worked import Worked

_QUESTIONS = (SmallTalk.greeting,)


async def close(
    hold: Hold,
    worked: Worked,
    handoff: Handoff | None,
    lines: tuple[Line, ...],
    *,
    journal: Journal,
    sockets: Sockets,
) -> None:
    """Commit the end of the turn, then ring for what it set in motion."""
    closing = _closing(hold, worked, handoff, lines, sockets=sockets)
    await sockets.turns.close(hold, closing, journal.fresh)
    for item in closing.outbox:
        await sockets.motor.start("outbox", item.id)


def _closing(
    hold: Hold,
    worked: Worked,
    handoff: Handoff | None,
    lines: tuple[Line, ...],
    *,
    sockets: Sockets,
) -> Closing:
    reading, results = worked.reading, worked.results
    quiet = handoff is not None and is_quiet(worked)
    outcome = _outcome(worked, handoff, quiet=quiet)
    ending = _ending(hold, worked, handoff, outcome, lines, sockets=sockets)
    status, asked = follow_up.run(outcome, results)
    left = any(isinstance(d, Leave) for d in worked.decided.decisions)
    cards = [d for r in results if (d := identity.dealt(r, sockets=sockets))]
    return Closing(
        ending=ending,
        lines=lines,
        status=None if left else status,
        holder=Holder.queue if handoff and not quiet else None,
        priority=handoff.priority if handoff else worked.priority.name,
        category=next((c.category for c in reading.concerns if c.category), None),
        subject=handoff.subject if handoff else _subject(hold),
        queue=handoff.queue if handoff else None,
        reason=handoff.reason if handoff else None,
        deadline=_deadline(handoff, sockets) if handoff else None,
        language=reading.language,
        waiting=next((r.waiting for r in results if r.waiting), None),
        confidence=min((c.confidence for c in reading.concerns), default=None),
        mood=reading.mood.score,
        details=reading.details,
        tried=made(results),
        handoffs=(handoff,) if handoff else (),
        is_quiet=quiet,
        cards=tuple(card for card, _ in cards),
        outbox=tuple(item for _, item in cards),
        facts=(*_told(handoff, lines, ending, quiet=quiet), *asked, _ended(hold, outcome)),
    )


def _outcome(worked: Worked, handoff: Handoff | None, *, quiet: bool) -> Outcome:
    decisions = worked.decided.decisions
    if (handoff and not quiet) or any(isinstance(d, Leave) for d in decisions):
        return Outcome.handed_off
    talk = [d.talk for d in decisions if isinstance(d, Chat)]
    if talk:
        return Outcome.asked if talk[0] in _QUESTIONS else Outcome.replied
    if any(r.outcome == "asked" for r in worked.results) or not worked.results:
        return Outcome.asked
    return Outcome.replied


def _ending(
    hold: Hold,
    worked: Worked,
    handoff: Handoff | None,
    outcome: Outcome,
    lines: tuple[Line, ...],
    *,
    sockets: Sockets,
) -> Ending:
    lane = worked.reviewed.lane
    is_guarded = _is_guarded(hold, worked, sockets)
    told = None if is_guarded else handoff
    if outcome is Outcome.handed_off and lane is not Lane.draft:
        lane = Lane.hand_off
    return Ending(
        turn_id=hold.turn.id,
        ticket=hold.turn.number,
        outcome=outcome,
        lane=lane,
        reply="\n\n".join(line.text for line in lines) or None,
        concerns=_concerns(worked),
        sentiment=worked.reading.mood.score,
        urgency=worked.reading.urgency,
        language=worked.reading.language,
        priority=(told.priority if told else worked.priority.name).value,
        handoff=_handoff(hold, handoff) if handoff else None,
        card=worked.draft.card,
        is_guarded=is_guarded,
        workspace_version=sockets.workspace.version,
    )


def _concerns(worked: Worked) -> tuple[ConcernSeen, ...]:
    numbers = {(r.concern.category, r.concern.start): n for n, r in enumerate(worked.results)}
    return tuple(
        _seen(concern, numbers.get((concern.category, concern.start)), worked)
        for concern in worked.reading.concerns
    )


def _seen(concern: Concern, number: int | None, worked: Worked) -> ConcernSeen:
    result = None if number is None else worked.results[number]
    said = [s for s in worked.draft.segments if number is not None and s.concern == number]
    return ConcernSeen(
        category=concern.category,
        confidence=round(concern.confidence, 4),
        specialist=result.specialist if result else None,
        actions=tuple(
            ActionSeen(tool=a.tool, state=a.state.value) for a in (result.actions if result else ())
        ),
        citations=tuple(citation for segment in said for citation in segment.citations),
    )


def _handoff(hold: Hold, handoff: Handoff) -> HandoffSeen:
    return HandoffSeen(
        id=handoff.id,
        ticket=hold.turn.number,
        queue=handoff.queue,
        reason=handoff.reason,
        priority=handoff.priority.value,
        wait_minutes=handoff.wait_minutes,
    )


def _is_guarded(hold: Hold, worked: Worked, sockets: Sockets) -> bool:
    """Somebody asked about an account that is not proven to be theirs: it must not show whether
    there is one."""
    for result in worked.results:
        playbook = sockets.workspace.playbook(result.concern.category)
        if playbook and playbook.keeps_quiet and not _is_own(hold.turn.principal, result):
            return True
    return False


def _is_own(principal: Principal, result: ConcernResult) -> bool:
    details = result.facts.get("details")
    about = details.get("email") if isinstance(details, dict) else None
    return principal.is_verified and about in (None, principal.email)


def _told(
    handoff: Handoff | None, lines: tuple[Line, ...], ending: Ending, *, quiet: bool
) -> tuple[Fact, ...]:
    said = [Fact(type="reply_sent", data={"message_id": str(line.id)}) for line in lines]
    if ending.card:
        said.append(Fact(type="card_dealt", data={"card_id": str(ending.card.id)}))
    if handoff:
        given: dict[str, JsonValue] = {
            "handoff_id": str(handoff.id),
            "queue": handoff.queue,
            "reason": handoff.reason,
            "wait_minutes": handoff.wait_minutes,
        }
        said.append(Fact(type="flagged" if quiet else "handed_off", data=given))
    if ending.is_guarded and not quiet:
        # As many events as where a teammate was told: even their numbers must say nothing.
        said.append(Fact(type="not_flagged"))
    return tuple(said)


def _ended(hold: Hold, outcome: Outcome) -> Fact:
    return Fact(type="turn_ended", data={"turn_id": str(hold.turn.id), "outcome": outcome.value})


def _deadline(handoff: Handoff, sockets: Sockets) -> datetime:
    queue = sockets.workspace.queue(handoff.queue)
    minutes = queue.first_reply_minutes if queue else 60
    return deadline(handoff.at, minutes, sockets.workspace.hours)


def _subject(hold: Hold) -> str:
    words = " ".join(hold.turn.text.split())
    return words if len(words) <= 70 else words[:69].rsplit(" ", 1)[0] + "…"
