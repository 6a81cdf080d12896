"""What the screens of traces show, worked out of the journal."""

from typing import NamedTuple

from pydantic import JsonValue

from deskhand.console.charts import Bar, time_bar
from deskhand.console.step_view import Chosen, Step, chosen_of, deed, step_of
from deskhand.console.visit import Visit
from deskhand.console.words import label, milliseconds, moment, percent
from deskhand.domain.journal import Trace

KINDS = {
    "rule": "Rule",
    "model": "Model",
    "tool": "Lookup or action",
    "gate": "Gate",
    "failed": "Failed",
}
_TONES = {"replied": "good", "asked": "accent", "handed_off": "warn", "dropped": ""}


class Line(NamedTuple):
    """A turn as a line of the list."""

    href: str
    time: str
    iso: str
    number: int
    outcome: str
    tone: str
    lane: str
    duration: str
    attempts: int
    version: str


class Tile(NamedTuple):
    """A figure above the steps."""

    name: str
    value: str


class TraceView(NamedTuple):
    """One turn."""

    path: str
    title: str
    ticket_href: str
    ticket_id: str
    time: str
    version: str
    outcome: str
    tone: str
    tiles: tuple[Tile, ...]
    bars: tuple[Bar, ...]
    told: str
    steps: tuple[Step, ...]
    chosen: Chosen | None
    chosen_key: str
    is_running: bool


def outcome_of(trace: Trace) -> tuple[str, str]:
    """How the turn ended, in words and as a tone."""
    if trace.outcome:
        return label(trace.outcome), _TONES.get(trace.outcome, "")
    return ("Running", "accent") if trace.finished_at is None else (label(trace.state), "")


def line(trace: Trace, visit: Visit) -> Line:
    """A line of the list."""
    outcome, tone = outcome_of(trace)
    return Line(
        href=f"/console/traces/{trace.turn_id}",
        time=moment(trace.received_at, now=visit.now, zone=visit.zone),
        iso=trace.received_at.isoformat(),
        number=trace.number,
        outcome=outcome,
        tone=tone,
        lane=label(trace.lane),
        duration=_duration(trace),
        attempts=trace.attempts,
        version=trace.workspace_version,
    )


def _duration(trace: Trace) -> str:
    if trace.finished_at is None:
        return "running"
    return milliseconds((trace.finished_at - trace.received_at).total_seconds() * 1000)


def trace_view(trace: Trace, visit: Visit, *, step: str) -> TraceView:
    """Work one turn out."""
    path = f"/console/traces/{trace.turn_id}"
    outcome, tone = outcome_of(trace)
    steps = tuple(step_of(entry, path, trace.entries) for entry in trace.entries)
    entry = next((e for e in trace.entries if e.key == step), next(iter(trace.entries), None))
    return TraceView(
        path=path,
        title=f"Turn of ticket #{trace.number}",
        ticket_href=f"/console/tickets/{trace.ticket_id}?view=all",
        ticket_id=str(trace.ticket_id),
        time=moment(trace.received_at, now=visit.now, zone=visit.zone),
        version=trace.workspace_version,
        outcome=outcome,
        tone=tone,
        tiles=_tiles(trace),
        bars=_bars(steps, trace),
        told=_told(trace),
        steps=steps,
        chosen=chosen_of(entry, visit) if entry else None,
        chosen_key=entry.key if entry else "",
        is_running=trace.finished_at is None,
    )


def _bars(steps: tuple[Step, ...], trace: Trace) -> tuple[Bar, ...]:
    return time_bar(
        [
            (
                "failed" if one.is_failed else one.kind,
                f"{one.title}: {one.duration}",
                e.milliseconds,
            )
            for one, e in zip(steps, trace.entries, strict=True)
        ]
    )


def _told(trace: Trace) -> str:
    """The time bar in one sentence, for who cannot see it."""
    if not trace.entries:
        return "No step was written yet."
    slowest = max(trace.entries, key=lambda entry: entry.milliseconds)
    total = milliseconds(sum(entry.milliseconds for entry in trace.entries))
    title, _ = deed(slowest)
    longest = f"the longest was “{title}” with {milliseconds(slowest.milliseconds)}"
    return f"{len(trace.entries)} steps took {total}; {longest}."


def _tiles(trace: Trace) -> tuple[Tile, ...]:
    outcome, _ = outcome_of(trace)
    work = sum(entry.milliseconds for entry in trace.entries)
    return (
        Tile("Outcome", outcome),
        Tile("Lane", label(trace.lane) or "none"),
        Tile("Confidence", _confidence(trace) or "none"),
        Tile("Work", milliseconds(work)),
        Tile("Message to end", _duration(trace)),
        Tile("Tries", str(trace.attempts)),
    )


def _confidence(trace: Trace) -> str:
    """The confidence of each concern, as understood."""
    value = next((e.value for e in trace.entries if e.stage == "understand"), None)
    concerns = value.get("concerns") if isinstance(value, dict) else None
    shares = [_share(concern) for concern in concerns] if isinstance(concerns, list) else []
    return ", ".join(percent(share) for share in shares if share is not None)


def _share(concern: JsonValue) -> float | None:
    confidence = concern.get("confidence") if isinstance(concern, dict) else None
    return float(confidence) if isinstance(confidence, int | float) else None
