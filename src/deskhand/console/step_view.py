"""One step of a turn: what it is called, and its content made readable."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue

from deskhand.console.visit import Visit
from deskhand.console.words import label, milliseconds, moment
from deskhand.domain.journal import Entry

_DEEDS = {
    "guard": ("Checked the message", "rule"),
    "understand": ("Understood", "model"),
    "prioritize": ("Set the priority", "rule"),
    "decide": ("Decided", "rule"),
    "investigate": ("Looked facts up", "tool"),
    "plan": ("Planned", "rule"),
    "act": ("Acted", "tool"),
    "verify": ("Read the effect back", "tool"),
    "compose": ("Wrote the reply", "model"),
    "review": ("Reviewed the reply", "gate"),
    "reply": ("Sent the reply", "rule"),
    "hand_off": ("Handed to a person", "gate"),
    "follow_up": ("Planned to look again", "rule"),
}
_FAILED_STATES = ("failed", "unknown")


class Step(NamedTuple):
    """One entry of the journal."""

    key: str
    href: str
    title: str
    words: str
    kind: str
    duration: str
    concern: str
    is_failed: bool
    is_again: bool


class Chosen(NamedTuple):
    """The step whose content is shown."""

    title: str
    words: str
    time: str
    facts: tuple[tuple[str, str], ...]
    folds: tuple[tuple[str, str], ...]
    whole: str


def deed(entry: Entry) -> tuple[str, str]:
    """What was done, in words, and its kind; a tool is called by its name."""
    title, kind = _DEEDS.get(entry.stage, (label(entry.stage), "rule"))
    value = entry.value if isinstance(entry.value, dict) else {}
    tool = value.get("tool")
    if isinstance(tool, str):
        return label(tool), kind
    if entry.stage == "investigate" and "passages" in value:
        return "Searched the articles", kind
    return title, kind


def step_of(entry: Entry, path: str, entries: Sequence[Entry]) -> Step:
    """A line of the list of steps."""
    title, kind = deed(entry)
    concerns = {e.concern for e in entries if e.concern is not None}
    has_many = len(concerns) > 1 and entry.concern is not None
    return Step(
        key=entry.key,
        href=f"{path}?step={entry.key}",
        title=title,
        words=entry.words,
        kind=kind,
        duration=milliseconds(entry.milliseconds),
        concern=f"Concern {entry.concern + 1}" if has_many and entry.concern is not None else "",
        is_failed=_is_failed(entry.value),
        is_again=entry.pass_ > 1,
    )


def _is_failed(value: JsonValue) -> bool:
    if not isinstance(value, dict):
        return False
    return (
        value.get("answered") is False
        or value.get("state") in _FAILED_STATES
        or value.get("outcome") == "stop"
    )


def chosen_of(entry: Entry, visit: Visit) -> Chosen:
    """The step whose content is shown: short values as facts, the rest folded."""
    value = entry.value if isinstance(entry.value, dict) else {"value": entry.value}
    title, _ = deed(entry)
    return Chosen(
        title=title,
        words=entry.words,
        time=moment(entry.at, now=visit.now, zone=visit.zone),
        facts=tuple((label(k), _scalar(v)) for k, v in value.items() if _is_short(v)),
        folds=tuple((label(k), pretty(v)) for k, v in value.items() if not _is_short(v)),
        whole=pretty(entry.value),
    )


def _is_short(value: JsonValue) -> bool:
    return not isinstance(value, dict | list) or not value


def _scalar(value: JsonValue) -> str:
    match value:
        case None | [] | {}:
            return "none"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:.4g}"
        case _:
            return str(value)


def pretty(value: JsonValue) -> str:
    """JSON for eyes."""
    return json.dumps(value, indent=2, ensure_ascii=False)
