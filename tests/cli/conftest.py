"""Two ways to run a command: inside this process where that is enough, else as a real one."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from deskhand.bootstrap import install
from deskhand.cli import main
from deskhand.settings import read_settings

PATIENCE = 60


@dataclass(frozen=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """A command that opens no desk, run inside this process."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def call(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["deskhand", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Done(ended.value.code, said.out, said.err)

    return call


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home of the desk; no model is in it, and none can be fetched."""
    return tmp_path / "home"


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """What a command finds around it, and nothing of this machine's own desk."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("DESKHAND_", "DATABASE_"))}
    return kept | {
        "DESKHAND_HOME": str(home),
        "DESKHAND_SECRET": "s" * 43,
        "PIP_NO_INDEX": "1",
        "COLUMNS": "200",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }


@pytest.fixture(scope="session")
def furnished_home() -> str:
    """A home that has the model, so that a command need not fetch it."""
    install(read_settings().home, report=lambda _: None)
    return str(read_settings().home)


@pytest.fixture
def run(environment: dict[str, str]) -> Command:
    """A command in a process of its own."""

    def run(*arguments: str, given: bytes = b"", **more: str) -> Done:
        ended = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-m", "deskhand", *arguments],
            input=given,
            capture_output=True,
            env=environment | more,
            timeout=PATIENCE,
            check=False,
        )
        return Done(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    return run
