"""A workspace is read with its tools and articles, or refused with everything that is wrong."""

import shutil
from pathlib import Path

import pytest

from deskhand.bootstrap import read_workspace, workspace_problems
from deskhand.bootstrap.folder import CONNECTORS
from deskhand.errors import WorkspaceInvalid
from deskhand.starter import demo, template


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """The template with a fault in a playbook and one in an article."""
    folder = Path(shutil.copytree(template(), tmp_path / "broken"))
    playbook = folder / "playbooks" / "general_question.yaml"
    playbook.write_text(playbook.read_text().replace("specialist:", "specalist:"))
    next(folder.glob("knowledge/**/*.md")).write_text("no front matter")
    return folder


@pytest.mark.parametrize("folder", [demo(), template()])
def test_that_what_comes_with_deskhand_can_be_read(folder: Path) -> None:
    assert workspace_problems(folder) == ()
    workspace = read_workspace(folder)
    assert workspace.playbooks
    assert workspace.articles
    assert len(workspace.version) == 12
    assert set(workspace.connectors) <= set(CONNECTORS)


def test_that_every_problem_is_told_at_once(broken: Path) -> None:
    problems = workspace_problems(broken)
    assert {problem.file.partition("/")[0] for problem in problems} == {"playbooks", "knowledge"}
    with pytest.raises(WorkspaceInvalid) as refused:
        read_workspace(broken)
    for problem in problems:
        assert problem.words() in str(refused.value)


def test_that_any_edit_changes_the_version(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(template(), tmp_path / "copy"))
    before = read_workspace(folder).version
    assert before == read_workspace(template()).version
    article = next(folder.glob("knowledge/**/*.md"))
    article.write_text(article.read_text() + "\nOne more sentence.\n")
    assert read_workspace(folder).version != before
