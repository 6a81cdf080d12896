"""Turns the text of a playbook file into a playbook and the lines of its parts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from deskhand.domain.playbook import DetailNeed, FollowUp, Playbook, ReplyText, Thresholds
from deskhand.domain.problem import Problem
from deskhand.playbooks.source.fields import Fields
from deskhand.playbooks.source.nodes import Table, lines_of, nearest_line
from deskhand.playbooks.source.notes import Notes
from deskhand.playbooks.source.yaml_lines import read_yaml
from deskhand.playbooks.step_reader import read_steps

_DURATION = re.compile(r"(\d{1,4})\s*([mhd])")
_MINUTES = {"m": 1, "h": 60, "d": 24 * 60}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Sourced:
    """A playbook with the lines it came from."""

    playbook: Playbook
    lines: Mapping[str, int]
    problems: tuple[Problem, ...]
    is_whole: bool
    """False when parts could not be read, so that judging the rest would mislead."""

    def problem(self, path: str, sentence: str) -> Problem:
        """A problem at this path of the file, such as `replies.sent`."""
        line = nearest_line(self.lines, path)
        return Problem(file=self.playbook.file, line=line, sentence=sentence)


def read_playbook(text: str, file: str) -> Sourced:
    """Read one playbook; what is wrong with its shape stands in `problems`."""
    notes = Notes(file)
    table = read_yaml(text, notes) or Table(fields={}, key_lines={}, line=1)
    is_empty = not table.fields
    playbook = _playbook(Fields(table, Notes(file) if is_empty else notes, of="a playbook"), notes)
    return Sourced(
        playbook=playbook,
        lines=lines_of(table),
        problems=tuple(notes.problems),
        is_whole=notes.is_whole,
    )


def _playbook(fields: Fields, notes: Notes) -> Playbook:
    playbook = Playbook(
        category=_category(fields),
        specialist=fields.text("specialist"),
        about=fields.text("about"),
        examples=_examples(fields, notes),
        identity=fields.choice("identity", ("none", "claimed", "verified"), None) or "none",
        phase=fields.choice("phase", ("observe", "assist", "automate"), None) or "automate",
        error_budget=_error_budget(fields),
        thresholds=_thresholds(fields),
        tools=fields.texts("tools"),
        knowledge=fields.texts("knowledge"),
        details=fields.entries("details", _detail),
        steps=read_steps(fields, "steps", notes),
        verify=_verify(fields),
        follow_up=_follow_up(fields, notes),
        human_only=fields.texts("human_only"),
        guidance=fields.text("guidance", ""),
        replies=_replies(fields, notes),
        queue=fields.optional_text("queue"),
        file=notes.file,
    )
    fields.close()
    return playbook


def _category(fields: Fields) -> str:
    category = fields.text("category")
    if category and not _NAME.fullmatch(category):
        fields.wrong("category", "'category' must be a name such as 'order_status'; rename it.")
    if not fields.has("steps"):
        fields.wrong("steps", "'steps' is missing in a playbook; add the decision tree.")
    return category


def _examples(fields: Fields, notes: Notes) -> dict[str, tuple[str, ...]]:
    node = fields.node("examples")
    if not isinstance(node, Table):
        return {"en": fields.texts("examples")}
    inner = Fields(node, notes, of="'examples'")
    return {language: inner.texts(language) for language in inner.languages()}


def _error_budget(fields: Fields) -> float | None:
    return _share(fields, "error_budget") if fields.expects("error_budget") else None


def _share(fields: Fields, name: str, otherwise: float | None = None) -> float:
    share = fields.number(name, otherwise)
    if share > 1:
        fields.wrong(name, f"'{name}' must lie between 0 and 1, such as 0.03 for 3 %.")
    return share


def _thresholds(fields: Fields) -> Thresholds:
    inner = fields.table("thresholds")
    if inner is None:
        return Thresholds()
    usual = Thresholds()
    found = Thresholds(
        auto=_share(inner, "auto", usual.auto), reviewed=_share(inner, "reviewed", usual.reviewed)
    )
    if found.reviewed > found.auto:
        inner.wrong("reviewed", "'reviewed' must not be above 'auto'; lower it.")
    inner.close()
    return found


def _detail(fields: Fields) -> DetailNeed:
    detail = DetailNeed(type=fields.text("type"), ask=fields.by_language("ask"))
    fields.close()
    return detail


def _verify(fields: Fields) -> str | None:
    inner = fields.table("verify")
    if inner is None:
        return None
    check = inner.text("check")
    inner.close()
    return check


def _follow_up(fields: Fields, notes: Notes) -> tuple[FollowUp, ...]:
    found: list[FollowUp] = []
    for node in fields.items("follow_up"):
        if not isinstance(node, Table):
            notes.add(
                node.line, "A follow-up must have 'after' and 'ask'; write {after: 3d, ask: …}."
            )
            continue
        inner = Fields(node, notes, of="a follow-up")
        found.append(FollowUp(after_minutes=_minutes(inner, "after"), ask=inner.text("ask")))
        inner.close()
    return tuple(found)


def _minutes(fields: Fields, name: str) -> int:
    written = fields.text(name)
    duration = _DURATION.fullmatch(written)
    if duration:
        return int(duration[1]) * _MINUTES[duration[2]]
    if written:
        fields.wrong(name, f"'{written}' is not a time span; write it such as 10m, 4h or 3d.")
    return 0


def _replies(fields: Fields, notes: Notes) -> dict[str, ReplyText]:
    outer = fields.table("replies")
    return {name: _reply(outer, name, notes) for name in outer.names()} if outer else {}


def _reply(outer: Fields, name: str, notes: Notes) -> ReplyText:
    node = outer.node(name)
    if not isinstance(node, Table) or "text" not in node.fields:
        return ReplyText(text=outer.by_language(name))
    inner = Fields(node, notes, of="a reply")
    reply = ReplyText(text=inner.by_language("text"), claims=inner.texts("claims"))
    inner.close()
    return reply
