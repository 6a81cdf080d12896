"""Prints the sizes and tangles of the house: `make stats`."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from .sizes import (
    FILE_AIM,
    FILE_CAP,
    FUNCTION_AIM,
    FUNCTION_CAP,
    file_lines,
    function_lines,
    quantile,
)
from .tangle import circles, imports
from .tree import product, suite


def mirrored(modules: Iterable[str], test_files: Iterable[str]) -> tuple[int, int]:
    """How many modules have a test file of their own name at their own place, and of how many."""
    named = [path for path in modules if not PurePosixPath(path).name.startswith("__")]
    there = set(test_files)
    return sum(_mirror(path) in there for path in named), len(named)


def table() -> str:
    """All numbers, as they are printed."""
    sources = product()
    graph = imports()
    tangled = circles(graph)
    modules, of = mirrored([s.path for s in sources], [s.path for s in suite()])
    rows = [
        f"{'':22}{'count':>7}{'median':>8}{'p90':>6}{'max':>6}{'aim':>6}{'stop':>6}  longest",
        _row("lines of a file", file_lines(sources), FILE_AIM, FILE_CAP),
        _row("lines of a function", function_lines(sources), FUNCTION_AIM, FUNCTION_CAP),
        _row("lines of a test file", file_lines(suite()), FILE_AIM, FILE_CAP),
        f"modules in a circle     {len(tangled[0]) if tangled else 0} of {len(graph)}",
        f"modules with a mirror   {modules} of {of} have a test file of their name",
    ]
    return "\n".join(rows)


def _mirror(path: str) -> str:
    place = PurePosixPath(path)
    return (PurePosixPath("tests") / place.parent / f"test_{place.name}").as_posix()


def _row(title: str, lines: Mapping[str, int], aim: int, stop: int) -> str:
    values = lines.values()
    longest = max(lines, key=lambda place: lines[place])
    return (
        f"{title:22}{len(lines):7,}{quantile(values, 0.5):8}{quantile(values, 0.9):6}"
        f"{max(values):6}{aim:6}{stop:6}  {longest}"
    )


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
