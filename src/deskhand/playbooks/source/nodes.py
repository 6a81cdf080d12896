"""The tree of a configuration file in which every value knows its line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Plain = str | int | float | bool | None


@dataclass(frozen=True)
class Scalar:
    """A single value."""

    value: Plain
    text: str
    """As it was written, without its quotes."""
    line: int


@dataclass(frozen=True)
class Listing:
    """Values in order."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
class Table:
    """Values by name."""

    fields: Mapping[str, "Node"]
    key_lines: Mapping[str, int]
    line: int


Node = Scalar | Listing | Table


def lines_of(node: Node) -> dict[str, int]:
    """Dotted path, such as `steps.1.then.0`, to the line where it begins."""
    return dict(_lines(node, ""))


def _lines(node: Node, path: str) -> Iterator[tuple[str, int]]:
    match node:
        case Scalar():
            return
        case Listing(items=items):
            for number, item in enumerate(items):
                here = f"{path}{number}"
                yield here, item.line
                yield from _lines(item, f"{here}.")
        case Table(fields=fields, key_lines=key_lines):
            for key, child in fields.items():
                here = f"{path}{key}"
                yield here, key_lines[key]
                yield from _lines(child, f"{here}.")


def nearest_line(lines: Mapping[str, int], path: str) -> int:
    """The line of this path, or of the closest thing around it."""
    while path:
        if path in lines:
            return lines[path]
        path = path.rpartition(".")[0]
    return 1
