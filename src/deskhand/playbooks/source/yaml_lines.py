"""Reads YAML into nodes with lines: no tags, no aliases, no key twice."""

import re
from collections.abc import Iterator

import yaml

from deskhand.playbooks.source.nodes import Listing, Node, Plain, Scalar, Table
from deskhand.playbooks.source.notes import Notes

DEEPEST = 40
_WHOLE = re.compile(r"[-+]?\d{1,15}")
_DECIMAL = re.compile(r"[-+]?\d{1,15}\.\d{1,15}")
_FIXED: dict[str, Plain] = {"": None, "~": None, "null": None, "true": True, "false": False}


class _Unreadable(Exception):
    """The file is YAML, but of a kind that is refused."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.sentence = sentence


def read_yaml(text: str, notes: Notes) -> Table | None:
    """The mapping that the file holds; None, with a note, when it holds none."""
    try:
        node = _Builder(text, notes).top()
    except yaml.YAMLError as broken:
        notes.add(*_explained(broken))
        return None
    except _Unreadable as refused:
        notes.add(refused.line, refused.sentence)
        return None
    if isinstance(node, Table):
        return node
    notes.add(1, "The file must hold `key: value` lines at its left edge; start with one.")
    return None


def _explained(broken: yaml.YAMLError) -> tuple[int, str]:
    mark = getattr(broken, "problem_mark", None)
    problem = getattr(broken, "problem", None) or "it holds a character that YAML refuses"
    return int(getattr(mark, "line", 0)) + 1, (
        f"This is not YAML: {problem}; check the indentation, and put text with "
        "a colon, a # or a leading !, &, * or { into quotes."
    )


class _Builder:
    """Turns the parser's events into nodes; the parser itself never builds an object."""

    def __init__(self, text: str, notes: Notes) -> None:
        self._events = _events(text)
        self._notes = notes

    def top(self) -> Node | None:
        """The first document of the stream."""
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, 0)
                self._refuse_a_second()
                return node
        return None

    def _refuse_a_second(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                raise _Unreadable(
                    _line(event), "Only one document is read; remove the `---` and what follows."
                )

    def _node(self, event: yaml.Event, depth: int) -> Node:
        _refuse_special(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._table(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._listing(event, depth)
        return _scalar(event)

    def _listing(self, start: yaml.Event, depth: int) -> Listing:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, depth + 1))
        return Listing(items=tuple(items), line=_line(start))

    def _table(self, start: yaml.Event, depth: int) -> Table:
        fields: dict[str, Node] = {}
        key_lines: dict[str, int] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, depth)
            value = self._node(next(self._events), depth + 1)
            if key in fields:
                self._notes.add(
                    _line(event),
                    f"The key '{key}' stands here again (first in line {key_lines[key]}); "
                    "keep one of the two.",
                )
                continue
            fields[key], key_lines[key] = value, _line(event)
        return Table(fields=fields, key_lines=key_lines, line=_line(start))

    def _key(self, event: yaml.Event, depth: int) -> str:
        node = self._node(event, depth)
        if isinstance(node, Scalar):
            return node.text
        raise _Unreadable(node.line, "A key must be a single word; put text with { or [ in quotes.")


def _events(text: str) -> Iterator[yaml.Event]:
    parser = yaml.CSafeLoader(text)
    while event := parser.get_event():
        yield event


def _refuse_special(event: yaml.Event, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise _Unreadable(
            _line(event),
            "Anchors and aliases (& and *) are not read; write the value out, or quote the text.",
        )
    tag: object = getattr(event, "tag", None)
    if tag not in (None, "!"):
        raise _Unreadable(
            _line(event), f"YAML reads '{tag}' as a tag; put the whole value into quotes."
        )
    if depth > DEEPEST:
        raise _Unreadable(_line(event), f"This is nested deeper than {DEEPEST} levels; flatten it.")


def _scalar(event: yaml.Event) -> Scalar:
    text = str(getattr(event, "value", ""))
    is_plain = not getattr(event, "style", None)
    return Scalar(value=_resolved(text) if is_plain else text, text=text, line=_line(event))


def _resolved(text: str) -> Plain:
    if text in _FIXED:
        return _FIXED[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 1
