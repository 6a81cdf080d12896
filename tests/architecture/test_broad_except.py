"""Whatever may break is caught at the edge of a door or of the motor, and nowhere else."""

import ast
from collections.abc import Iterable

from .tree import Source, product

BROAD = frozenset({"Exception", "BaseException"})
ALLOWED = frozenset(
    {
        "workflows/engine.py",  # the edge of the motor: one broken job must not stop the others
        "api/faults.py",  # the edge of the HTTP door
    }
)


def broad(sources: Iterable[Source]) -> list[str]:
    """Places that catch everything and keep it; who cleans up and raises again hides nothing."""
    return [
        f"{source.path}:{node.lineno}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _passes_on(node)
    ]


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(part) for part in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in BROAD)


def _passes_on(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_that_only_edges_catch_everything() -> None:
    inside = [source for source in product() if source.path not in ALLOWED]
    assert broad(inside) == []


def test_that_broad_handlers_are_noticed() -> None:
    text = "try: ...\nexcept (OSError, Exception): ...\ntry: ...\nexcept: ...\n"
    assert broad([Source("bad.py", text)]) == ["bad.py:2", "bad.py:4"]
    assert broad([Source("bad.py", "try: ...\nexcept Exception as e: raise OSError from e")])
    good = (
        "try: ...\nexcept ValueError: ...\ntry: ...\nexcept BaseException:\n    clean()\n    raise"
    )
    assert broad([Source("good.py", good)]) == []
