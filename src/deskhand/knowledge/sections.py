"""Turns Markdown into readable sentences, grouped by heading."""

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from deskhand.domain.value import Value
from deskhand.knowledge.sentences import closed, sentences

LONGEST_STEPS = 700
"""Steps belong together; only a list longer than this is taken apart."""
LONGEST_LIST = 400

_READER = MarkdownIt("commonmark", {"html": False}).enable("table")
_LINE_ENDS = ("softbreak", "hardbreak")


class Section(Value):
    """What stands under one heading, as sentences that can be quoted one by one."""

    heading: str
    sentences: tuple[str, ...]


def read_sections(markdown: str, *, title: str = "") -> tuple[Section, ...]:
    """The sections in order, without empty ones; a heading that repeats the title is left out."""
    found: list[Section] = []
    path: list[tuple[int, str]] = []
    kept: list[SyntaxTreeNode] = []

    def close() -> None:
        words = tuple(_units(kept))
        if words:
            heading = " / ".join(name for _, name in path if name.casefold() != title.casefold())
            found.append(Section(heading=heading, sentences=words))
        kept.clear()

    for node in SyntaxTreeNode(_READER.parse(markdown)).children:
        if node.type == "heading":
            close()
            level = int(node.tag[1:])
            path = [step for step in path if step[0] < level] + [(level, _plain(node))]
        else:
            kept.append(node)
    close()
    return tuple(found)


def _units(nodes: Iterable[SyntaxTreeNode]) -> Iterator[str]:
    """Quotable texts; a line that ends with a colon is kept with the list below it."""
    lead = ""
    for node in nodes:
        units = list(_units_of(node))
        if lead and node.type.endswith("_list"):
            units = _led(lead, units)
        elif lead:
            yield closed(lead)
        lead = ""
        if node.type == "paragraph" and units and units[-1].endswith(":"):
            lead = units.pop()
        yield from units
    if lead:
        yield closed(lead)


def _units_of(node: SyntaxTreeNode) -> Iterator[str]:
    match node.type:
        case "paragraph":
            yield from sentences(_plain(node))
        case "ordered_list":
            yield from _steps(node)
        case "bullet_list":
            yield from (closed(_plain(item)) for item in node.children if _plain(item))
        case "table":
            yield from _rows(node)
        case "blockquote":
            yield from _units(node.children)
        case "fence" | "code_block":
            yield from filter(None, [node.content.strip()])
        case _:
            pass


def _led(lead: str, units: list[str]) -> list[str]:
    whole = f"{lead} " + " ".join(units)
    return [whole] if len(whole) <= LONGEST_LIST else [f"{lead} {unit}" for unit in units]


def _steps(node: SyntaxTreeNode) -> list[str]:
    first = int(node.attrs.get("start", 1))
    steps = [f"{n}. {closed(_plain(item))}" for n, item in enumerate(node.children, first)]
    whole = "\n".join(steps)
    return [whole] if len(whole) <= LONGEST_STEPS else steps


def _rows(node: SyntaxTreeNode) -> Iterator[str]:
    """Each row with the names of its columns, so that it can be quoted alone."""
    lines = [[_plain(cell) for cell in row.children] for part in node.children for row in part]
    names, rows = lines[0], lines[1:]
    for row in rows:
        pairs = [
            f"{name}: {cell}" if name else cell
            for name, cell in zip(names, row, strict=False)
            if cell
        ]
        if pairs:
            yield closed("; ".join(pairs))


def _plain(node: SyntaxTreeNode) -> str:
    """The text a reader sees: no marks, links as their words, pictures as their description."""
    return " ".join("".join(_pieces(node)).split())


def _pieces(node: SyntaxTreeNode) -> Iterator[str]:
    if node.type in _LINE_ENDS:
        yield " "
    elif node.type in ("text", "code_inline", "fence", "code_block", "image"):
        yield node.content
    else:
        for child in node.children:
            yield from _pieces(child)
        if node.type == "paragraph":
            yield " "
