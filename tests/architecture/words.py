"""Looks for names that the glossary refuses."""

import ast
import re
from collections.abc import Iterable, Iterator

from .tree import Source

BANNED = frozenset(
    {"agent", "user", "session", "case", "issue", "bot", "chunk", "document", "entity", "slot"}
)
BANNED_FILES = frozenset({"utils", "helpers", "common", "manager", "base"})
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def banned_names(sources: Iterable[Source], allowed: frozenset[str]) -> list[str]:
    """Names that are given in these files and hold a banned word; names of tests are sentences."""
    return [
        f"{source.path}: {name}"
        for source in sources
        for name in sorted(set(_given(source.tree)))
        if name not in allowed and not name.startswith("test_") and BANNED & _words(name)
    ]


def banned_files(paths: Iterable[str], allowed: frozenset[str]) -> list[str]:
    """Modules and folders whose name says nothing, and all files with a banned word."""
    return [path for path in paths if any(map(_is_banned, _parts(path, allowed)))]


def _parts(path: str, allowed: frozenset[str]) -> list[str]:
    parts = [part.removesuffix(".py").removeprefix("test_") for part in path.split("/")]
    return [part for part in parts if part.split(".")[0] not in allowed]


def _is_banned(part: str) -> bool:
    says_nothing = "." not in part and bool(BANNED_FILES & _words(part))
    return says_nothing or bool(BANNED & _words(part))


def _words(name: str) -> set[str]:
    words = {word.lower() for word in _PARTS.findall(name)}
    return words | {re.sub(r"ies$", "y", word).removesuffix("s") for word in words}


def _given(tree: ast.AST) -> Iterator[str]:
    """Names that this file itself makes up, not those it takes from a library."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case _:
                pass
