"""Turns deskhand.toml into the parts of a workspace that are no playbook and no article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from deskhand.domain.problem import Problem
from deskhand.domain.workspace import Company, Identity, Queue, Routing, Workspace
from deskhand.playbooks.hours_reader import read_hours
from deskhand.playbooks.source.fields import Fields
from deskhand.playbooks.source.nodes import Table, lines_of, nearest_line
from deskhand.playbooks.source.notes import Notes
from deskhand.playbooks.source.toml_lines import read_toml

FILE = "deskhand.toml"


@dataclass(frozen=True)
class SourcedDesk:
    """The workspace without its playbooks and articles, and the lines of its file."""

    workspace: Workspace
    lines: Mapping[str, int]
    problems: tuple[Problem, ...]
    is_whole: bool

    def problem(self, path: str, sentence: str) -> Problem:
        """A problem at this path of the file, such as `routing.default`."""
        return Problem(file=FILE, line=nearest_line(self.lines, path), sentence=sentence)


def read_desk(text: str, name: str) -> SourcedDesk:
    """Read deskhand.toml; what is wrong with its shape stands in `problems`."""
    notes = Notes(FILE)
    table = read_toml(text, notes)
    found = table or Table(fields={}, key_lines={}, line=1)
    workspace = _workspace(Fields(found, notes if table else Notes(FILE), of=FILE), name, notes)
    return SourcedDesk(
        workspace=workspace,
        lines=lines_of(found),
        problems=tuple(notes.problems),
        is_whole=notes.is_whole,
    )


def _workspace(fields: Fields, name: str, notes: Notes) -> Workspace:
    understanding = fields.table("understanding")
    workspace = Workspace(
        name=name,
        version="",
        company=_company(_needed(fields, "company", notes)),
        queues=_queues(fields, notes),
        hours=read_hours(fields.table("hours")),
        routing=_routing(_needed(fields, "routing", notes)),
        identity=_identity(fields.table("identity")),
        connectors=fields.texts("connectors"),
        products=fields.texts("products"),
        none_of_these=understanding.texts("none_of_these") if understanding else (),
        burst_window_ms=_numbers(fields.table("burst_window_ms")),
        playbooks=(),
        articles=(),
    )
    if understanding:
        understanding.close()
    fields.close()
    return workspace


def _needed(fields: Fields, name: str, notes: Notes) -> Fields:
    inner = fields.table(name)
    if inner is not None:
        return inner
    fields.wrong(name, f"The table [{name}] is missing; add it.")
    empty = Table(fields={}, key_lines={}, line=fields.line)
    return Fields(empty, Notes(notes.file), of=f"[{name}]")


def _company(fields: Fields) -> Company:
    company = Company(
        name=fields.text("name"),
        assistant_name=fields.text("assistant_name", "Assistant"),
        disclosure=fields.by_language("disclosure"),
        order_id_pattern=_pattern(fields, "order_id_pattern"),
        default_language=fields.text("default_language", "en"),
        languages=fields.texts("languages") or ("en",),
    )
    if company.default_language not in company.languages:
        fields.wrong(
            "default_language",
            f"'{company.default_language}' is not among 'languages'; add it there.",
        )
    fields.close()
    return company


def _pattern(fields: Fields, name: str) -> str:
    written = fields.text(name, r"[A-Z]{2}-\d{4,}")
    try:
        re.compile(written)
    except re.error as broken:
        fields.wrong(name, f"'{name}' is not a regular expression: {broken}; correct it.")
    return written


def _queues(fields: Fields, notes: Notes) -> tuple[Queue, ...]:
    found: dict[str, Queue] = {}
    for node in fields.items("queues"):
        if not isinstance(node, Table):
            notes.add(
                node.line, "A queue must have a 'name' and a 'title'; write it as [[queues]]."
            )
            continue
        inner = Fields(node, notes, of="a queue")
        name = inner.text("name")
        queue = Queue(
            name=name,
            title=inner.text("title", name.capitalize()),
            first_reply_minutes=inner.whole("first_reply_minutes", 60),
        )
        if name in found:
            inner.wrong("name", f"The queue '{name}' stands here twice; rename or remove one.")
        inner.close()
        found[name] = queue
    if not found:
        fields.wrong("queues", "There is no queue; add one under [[queues]] for people to work in.")
    return tuple(found.values())


def _routing(fields: Fields) -> Routing:
    routing = Routing(
        by_reason=_texts_by_name(fields.table("by_reason")),
        by_specialist=_texts_by_name(fields.table("by_specialist")),
        default=fields.text("default", "general"),
    )
    fields.close()
    return routing


def _identity(fields: Fields | None) -> Identity:
    if fields is None:
        return Identity(lookup="")
    identity = Identity(
        lookup=fields.text("lookup"),
        code_minutes=fields.whole("code_minutes", 10),
        code_tries=fields.whole("code_tries", 5),
        codes_per_day=fields.whole("codes_per_day", 5),
    )
    fields.close()
    return identity


def _texts_by_name(fields: Fields | None) -> dict[str, str]:
    return {name: fields.text(name) for name in fields.names()} if fields else {}


def _numbers(fields: Fields | None) -> dict[str, int]:
    return {name: fields.whole(name) for name in fields.names()} if fields else {}
