"""Reads the files of this repository as the tests of the house look at them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "deskhand"


@dataclass(frozen=True)
class Source:
    """A file of Python: its path below `src/deskhand` or the repository, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file, parsed."""
        return ast.parse(self.text, self.path)

    @property
    def lines(self) -> int:
        """Number of lines."""
        return len(self.text.splitlines())


@cache
def product() -> tuple[Source, ...]:
    """All Python of the product, in order of path."""
    return _read(SRC, SRC)


@cache
def suite() -> tuple[Source, ...]:
    """All Python of the tests."""
    return _read(ROOT / "tests", ROOT)


def _read(folder: Path, above: Path) -> tuple[Source, ...]:
    return tuple(
        Source(path.relative_to(above).as_posix(), path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.py"))
    )


def kept_files() -> tuple[str, ...]:
    """Paths of all files that are under version control, or will be."""
    paths = _listed_by_git() if (ROOT / ".git").exists() else _found()
    return tuple(sorted(path for path in paths if (ROOT / path).is_file()))


def _listed_by_git() -> set[str]:
    git = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True, text=True)  # noqa: S603
    return set(listed.stdout.split("\0")) - {""}


def _found() -> set[str]:
    """The same for a copy without its history."""
    paths = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
    return {p.as_posix() for p in paths if not any(_is_made(part) for part in p.parts)}


def _is_made(part: str) -> bool:
    return part in ("__pycache__", "lib", "dist", "build") or (
        part.startswith(".") and part != ".ci"
    )


def functions(source: Source) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function of a file with its place, those inside classes and functions too."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{source.path}:{node.lineno} {node.name}", node
