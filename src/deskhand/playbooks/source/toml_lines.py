"""Reads TOML into nodes; the lines are found again in the text, for tomllib keeps none."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import cast

from deskhand.playbooks.source.nodes import Listing, Node, Scalar, Table, nearest_line
from deskhand.playbooks.source.notes import Notes

_HEADER = re.compile(r"\[(\[?)\s*([\w.\-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.\-]+)\s*=")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def read_toml(text: str, notes: Notes) -> Table | None:
    """The file's top table; None, with a note, when it is not TOML."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        notes.add(*_explained(str(broken), text))
        return None
    return _Builder(text).table(found, "")


def _explained(message: str, text: str) -> tuple[int, str]:
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else len(text.splitlines()) or 1
    what = _PLACE.sub("", message)
    return line, f"This is not TOML: {what}; check quotes and brackets in this line or above it."


class _Builder:
    def __init__(self, text: str) -> None:
        self._rows = text.splitlines()
        self._lines = _key_lines(self._rows)

    def table(self, found: Mapping[str, object], path: str) -> Table:
        """A table with the line of each of its keys."""
        keys = {key: nearest_line(self._lines, f"{path}{key}") for key in found}
        fields = {key: self._node(value, f"{path}{key}") for key, value in found.items()}
        return Table(fields=fields, key_lines=keys, line=self._line(path))

    def _node(self, value: object, path: str) -> Node:
        if isinstance(value, dict):
            return self.table(cast("dict[str, object]", value), f"{path}.")
        if isinstance(value, list):
            return self._listing(cast("list[object]", value), path)
        line = self._line(path)
        if isinstance(value, bool):
            return Scalar(value=value, text=str(value).lower(), line=line)
        if isinstance(value, str | int | float):
            return Scalar(value=value, text=str(value), line=line)
        return Scalar(value=str(value), text=str(value), line=line)

    def _listing(self, values: Iterable[object], path: str) -> Listing:
        line = self._line(path)
        items: list[Node] = []
        cursor = line
        for number, value in enumerate(values):
            if isinstance(value, str):
                cursor = self._line_of_text(value, cursor)
                items.append(Scalar(value=value, text=value, line=cursor))
            else:
                items.append(self._node(value, f"{path}.{number}"))
        return Listing(items=tuple(items), line=line)

    def _line_of_text(self, value: str, after: int) -> int:
        start = value[:20].partition('"')[0]
        rows = enumerate(self._rows[after - 1 :], start=after)
        return next((line for line, row in rows if start in row), after)

    def _line(self, path: str) -> int:
        return nearest_line(self._lines, path.rstrip("."))


def _key_lines(rows: list[str]) -> dict[str, int]:
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    prefix = ""
    for line, row in enumerate(rows, start=1):
        if header := _HEADER.match(row):
            name = header[2]
            if header[1]:
                number = counts.get(name, 0)
                counts[name] = number + 1
                lines.setdefault(name, line)
                name = f"{name}.{number}"
            lines.setdefault(name, line)
            prefix = f"{name}."
        elif key := _KEY.match(row):
            lines.setdefault(f"{prefix}{key[1]}", line)
    return lines
