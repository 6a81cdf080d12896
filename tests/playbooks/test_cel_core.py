"""Tests of loading the compiled part of CEL alone."""

import importlib.machinery
import subprocess
import sys
from pathlib import Path

import pytest

from deskhand.playbooks import cel_core


def test_that_the_terminal_program_of_the_package_is_not_imported() -> None:
    code = (
        "import sys; from deskhand.playbooks import conditions;"
        "assert conditions.holds('a.b && true', {'a': {'b': True}});"
        "sys.exit(any(name in sys.modules for name in ('prompt_toolkit', 'pygments')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_that_a_missing_package_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> None:
        assert name == "cel"

    monkeypatch.setattr("importlib.util.find_spec", nothing)
    with pytest.raises(ImportError, match="is not installed"):
        cel_core.load()


def test_that_a_package_without_its_compiled_part_is_a_clear_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def empty(_: str) -> importlib.machinery.ModuleSpec:
        spec = importlib.machinery.ModuleSpec("cel", None, is_package=True)
        spec.submodule_search_locations = [str(tmp_path)]
        return spec

    monkeypatch.setattr("importlib.util.find_spec", empty)
    with pytest.raises(ImportError, match="is not installed"):
        cel_core.load()
