"""Options that several commands share mean the same in each."""

from pathlib import Path

import pytest

from deskhand.cli.options import folder_of
from deskhand.errors import WorkspaceInvalid
from deskhand.starter import demo, template


def test_that_no_workspace_means_the_demo() -> None:
    assert folder_of(None) == demo()
    assert folder_of(template()) == template()


def test_that_a_folder_without_its_file_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "deskhand.toml").mkdir()
    with pytest.raises(WorkspaceInvalid, match=r"no deskhand\.toml\. Run `deskhand init"):
        folder_of(tmp_path)
