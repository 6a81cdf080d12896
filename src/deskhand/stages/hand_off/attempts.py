"""What was tried before the handoff, and what nobody knows yet."""

from pydantic import JsonValue

from deskhand.domain.action import Action
from deskhand.domain.concern import ConcernResult, Finding
from deskhand.domain.handoff import Attempt
from deskhand.domain.reading import Reading
from deskhand.domain.turn import Turn


def made(results: tuple[ConcernResult, ...]) -> tuple[Attempt, ...]:
    """All attempts of all concerns, in order."""
    return tuple(attempt for result in results for attempt in _of(result))


def missing(turn: Turn, reading: Reading, results: tuple[ConcernResult, ...]) -> tuple[str, ...]:
    """Facts that a teammate will have to find out."""
    named = dict.fromkeys(name.replace("_", " ") for r in results for name in r.missing)
    if not turn.principal.is_verified:
        named["proof of identity"] = None
    known = any(d.kind == "email" for d in (*turn.details, *reading.details))
    if not known and turn.principal.email is None:
        named["e-mail address"] = None
    return tuple(named)


def _of(result: ConcernResult) -> list[Attempt]:
    tried = [_lookup(finding) for finding in result.findings]
    if result.evidence:
        found = "answered" if result.evidence.answer else "no supported answer"
        tried.append(Attempt(what="Searched the articles", state=found))
    return tried + [_action(action) for action in result.actions]


def _lookup(finding: Finding) -> Attempt:
    what = finding.tool.replace("_", " ").capitalize()
    if not finding.answered:
        return Attempt(
            what=what, state="failed", detail=f"{finding.reason} ({finding.attempts} attempts)"
        )
    known = {key: value for key, value in finding.value.items() if value not in ("", None)}
    facts = ", ".join(f"{key.replace('_', ' ')}: {_said(value)}" for key, value in known.items())
    return Attempt(what=what, state="done", detail=facts)


def _said(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    said = str(value)
    is_code = said.isidentifier() and said.islower()  # `in_transit`, but no address or number
    return said.replace("_", " ") if is_code else said


def _action(action: Action) -> Attempt:
    state = "done" if action.state.value == "confirmed" else action.state.value
    tries = f"{action.attempts} attempts" if action.attempts > 1 else ""
    detail = ", ".join(part for part in (action.reason, tries) if part)
    return Attempt(what=action.tool.replace("_", " ").capitalize(), state=state, detail=detail)
