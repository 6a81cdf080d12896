"""Tests of the files of a workspace."""

import shutil
from pathlib import Path

import pytest

from deskhand.playbooks.source.files import LARGEST, files_of, fingerprint, read_text
from deskhand.playbooks.source.notes import Notes


def test_that_hidden_files_and_caches_do_not_count(workspace_folder: Path) -> None:
    before = fingerprint(workspace_folder)
    for name in (".git/config", "__pycache__/tools.pyc", "playbooks/.parcel.yaml.swp"):
        file = workspace_folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    assert fingerprint(workspace_folder) == before


@pytest.mark.parametrize("change", ["content", "name", "new file"])
def test_that_every_change_has_another_fingerprint(workspace_folder: Path, change: str) -> None:
    before = fingerprint(workspace_folder)
    file = workspace_folder / "playbooks/parcel.yaml"
    if change == "content":
        file.write_text(file.read_text() + "\n")
    elif change == "name":
        file.rename(file.with_name("parcels.yaml"))
    else:
        (workspace_folder / "tools.py").touch()
    assert fingerprint(workspace_folder) != before


def test_that_the_fingerprint_does_not_depend_on_the_place(
    workspace_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(workspace_folder, tmp_path / "elsewhere")
    assert fingerprint(tmp_path / "elsewhere") == fingerprint(workspace_folder)
    assert len(fingerprint(workspace_folder)) == 12


def test_that_files_come_in_the_order_of_their_paths(workspace_folder: Path) -> None:
    assert [path.as_posix() for path in files_of(workspace_folder)] == [
        "deskhand.toml",
        "playbooks/parcel.yaml",
        "playbooks/question.yaml",
        "scenarios/parcel.yaml",
        "scenarios/question.yaml",
    ]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (None, 1, "cannot be read"),
        (b"a\nb\n\xff\n", 3, "not UTF-8"),
        (b"x" * (LARGEST + 1), 1, "at most 1,000,000 are read"),
    ],
)
def test_that_what_cannot_be_read_is_noted(
    tmp_path: Path, content: bytes | None, line: int, words: str
) -> None:
    if content is not None:
        (tmp_path / "f").write_bytes(content)
    notes = Notes("f")
    assert read_text(tmp_path, "f", notes) is None
    (problem,) = notes.problems
    assert problem.line == line
    assert words in problem.sentence


def test_that_a_byte_order_mark_is_no_letter(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"\xef\xbb\xbfhi")
    assert read_text(tmp_path, "f", Notes("f")) == "hi"
