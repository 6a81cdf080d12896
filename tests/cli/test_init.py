"""`deskhand init` writes a workspace that passes its own check, and never over anything."""

from pathlib import Path

import pytest

from deskhand.starter import template

from .conftest import Command


@pytest.mark.parametrize("is_there", [False, True])
def test_that_a_new_workspace_is_fine(call: Command, tmp_path: Path, *, is_there: bool) -> None:
    folder = tmp_path / "deep" / "mine"
    if is_there:
        folder.mkdir(parents=True)
    done = call("init", str(folder))
    assert (done.code, done.err) == (0, "")
    assert done.out == f"Wrote {folder}. Next: deskhand check --workspace {folder}\n"
    assert call("check", "--workspace", str(folder)).code == 0
    wanted = {path.relative_to(template()) for path in template().rglob("*")}
    written = {path.relative_to(folder) for path in folder.rglob("*")}
    assert written == {path for path in wanted if "__pycache__" not in path.parts}


@pytest.mark.parametrize("name", ["notes.txt", ".hidden"])
def test_that_nothing_is_written_over(call: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("precious")
    done = call("init", str(tmp_path))
    assert done.code == 1
    assert done.err == f"deskhand: {tmp_path} is there and not empty. Choose a new folder.\n"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "precious"


def test_that_a_file_is_no_folder(call: Command, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("precious")
    for place in (file, file / "below"):
        done = call("init", str(place))
        assert done.code == 1
        assert done.err.startswith(f"deskhand: {place} ")
        assert done.err.endswith("folder.\n")
    assert file.read_text() == "precious"
