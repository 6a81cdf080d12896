"""Measures files and functions, and complains about those over a cap."""

import ast
from collections.abc import Iterable, Sequence

from .tree import Source, functions

FILE_AIM, FILE_CAP = 200, 400
FUNCTION_AIM, FUNCTION_CAP = 25, 50
PARAMETER_CAP = 5
RAISED = {"ports.py": 500}
"""Files with a stop of their own; docs/decisions/009 says why."""


def file_lines(sources: Iterable[Source]) -> dict[str, int]:
    """Lines of each file."""
    return {source.path: source.lines for source in sources}


def function_lines(sources: Iterable[Source]) -> dict[str, int]:
    """Lines of each function, from `def` to its end, without decorators."""
    return {place: _length(node) for source in sources for place, node in functions(source)}


def too_long(sources: Sequence[Source]) -> list[str]:
    """What is over a hard stop."""
    files = [
        f"{path} has {lines} lines, {stop} are the stop"
        for path, lines in file_lines(sources).items()
        if lines > (stop := RAISED.get(path, FILE_CAP))
    ]
    return files + [
        f"{place} has {lines} lines, {FUNCTION_CAP} are the stop"
        for place, lines in function_lines(sources).items()
        if lines > FUNCTION_CAP
    ]


def too_many_parameters(sources: Iterable[Source]) -> list[str]:
    """Functions that can be called with more than five values in a row; tests take fixtures."""
    return [
        f"{place} takes {count} positional parameters, {PARAMETER_CAP} are the stop"
        for source in sources
        for place, node in functions(source)
        if not node.name.startswith("test_")
        if (count := _positional(node)) > PARAMETER_CAP
    ]


def quantile(values: Iterable[int], share: float) -> int:
    """The value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _positional(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
    return len([name for name in names if name not in ("self", "cls")])
