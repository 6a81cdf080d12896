"""The import contracts of `pyproject.toml` hold, and each kind of them can fail."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from .tree import ROOT, SRC, Source, product

OPEN_TO_ALL = frozenset({"pydantic"})
VALUES = frozenset({"pydantic", "deskhand"})
CEL_OWNER = "playbooks/cel_core.py"

PLANTED: Mapping[str, tuple[str, str]] = {
    "Imports run one way": ("domain/value.py", "import deskhand.ports"),
    "Stages do not know each other": ("stages/guard/rules.py", "import deskhand.stages.act"),
    "Escalations do not know each other": (
        "escalations/anger.py",
        "import deskhand.escalations.legal",
    ),
    "Channels do not know each other": ("channels/smtp.py", "import deskhand.channels.mailbox"),
    "Connectors do not know each other": (
        "connectors/tool.py",
        "import deskhand.connectors.copper_kettle",
    ),
    "Only bootstrap touches plugs": ("workflows/turn.py", "import deskhand.storage.turns"),
    "Only workflows call stages": ("api/app.py", "import deskhand.stages.act"),
    "Settings are read at the door": ("storage/turns.py", "import deskhand.settings"),
    "Fakes are for tests": ("workflows/lease.py", "import deskhand.testing.clock"),
    "Owner of the motor": ("workflows/lease.py", "import procrastinate"),
    "Owner of the database": ("stages/act/dispatch.py", "import psycopg"),
    "Owners of the web framework": ("workflows/intake.py", "from fastapi import Request"),
    "Owner of the server and the terminal": ("api/app.py", "import rich.console"),
}
"""Contract to an import that breaks it, and where that is planted."""


def third_party(sources: Iterable[Source]) -> set[str]:
    """Top names of all imports that are neither ours nor Python's own."""
    named = {name.split(".")[0] for source in sources for name in _imported(source.tree)}
    return named - set(sys.stdlib_module_names) - {"deskhand"}


def _imported(tree: ast.Module) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def owned() -> set[str]:
    """Outside libraries that a contract gives to somebody."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    protected = {name for each in contracts for name in each.get("protected_modules", ())}
    return {name for name in protected if not name.startswith("deskhand")}


def lint(source_folder: Path) -> dict[str, str]:
    """Each contract with what the linter says of it."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(  # noqa: S603
        [linter, "--no-cache", "--config", ROOT / "pyproject.toml"],
        env={**os.environ, "PYTHONPATH": str(source_folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = re.findall(r"^(.+?) (KEPT|BROKEN)$", done.stdout, re.MULTILINE)
    assert said, done.stdout + done.stderr
    return dict(said)


def test_that_all_contracts_are_kept() -> None:
    assert {name for name, said in lint(SRC.parent).items() if said != "KEPT"} == set()


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What the linter objects to in a copy with a bad import for every kind of contract."""
    folder = tmp_path_factory.mktemp("broken")
    shutil.copytree(SRC, folder / "deskhand", ignore=shutil.ignore_patterns("__pycache__"))
    for file, statement in PLANTED.values():
        path = folder / "deskhand" / file
        path.write_text(f"{path.read_text('utf-8')}\n{statement}\n", "utf-8")
    return {name for name, said in lint(folder).items() if said == "BROKEN"}


@pytest.mark.parametrize("contract", PLANTED)
def test_that_a_bad_import_breaks_its_contract(contract: str, broken: set[str]) -> None:
    assert contract in broken


def test_that_every_outside_library_has_an_owner() -> None:
    assert third_party(product()) - OPEN_TO_ALL == owned()


def test_that_values_lean_on_nothing_but_pydantic() -> None:
    values = [source for source in product() if source.path.startswith("domain/")]
    assert third_party(values) <= VALUES


def test_that_conditions_have_one_owner() -> None:
    """The library of conditions is loaded by its file, which the linter cannot see."""
    loaders = [source.path for source in product() if 'find_spec("cel")' in source.text]
    assert loaders == [CEL_OWNER]
    assert not {"cel", "common_expression_language"} & third_party(product())


def test_that_an_import_is_noticed_wherever_it_stands() -> None:
    text = "import os\ndef lazy():\n    import requests.api\nfrom deskhand import web\n"
    assert third_party([Source("bad.py", text)]) == {"requests"}
