"""Loads the compiled part of CEL alone."""

import importlib.util
from collections.abc import Mapping
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Protocol, cast


class Program(Protocol):
    """A compiled expression."""

    def execute(self, context: Mapping[str, object]) -> object:
        """Its value with these variables."""
        ...

    def variables(self) -> list[str]:
        """The names it reads, those bound by its own macros included."""
        ...

    def functions(self) -> list[str]:
        """The functions and operators it calls."""
        ...


class _Core(Protocol):
    def compile(self, expression: str) -> Program: ...


def load() -> _Core:
    """The extension module itself.

    The package's front imports its terminal program with it: 27 MB and 0.4 s that no desk needs.
    """
    found = importlib.util.find_spec("cel")
    folders = (found.submodule_search_locations if found else None) or ()
    for folder in folders:
        for suffix in EXTENSION_SUFFIXES:
            file = Path(folder) / f"cel{suffix}"
            if file.exists():
                return _load_file(file)
    raise ImportError("The package common-expression-language is not installed; install Deskhand.")


def _load_file(file: Path) -> _Core:
    spec = importlib.util.spec_from_file_location("cel.cel", file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file} cannot be loaded; install Deskhand again.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast("_Core", module)
