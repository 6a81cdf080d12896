"""Tests of loading a workspace as a whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deskhand.domain.problem import Problem
from deskhand.domain.tool import ToolCard
from deskhand.domain.workspace import Article
from deskhand.errors import WorkspaceInvalid
from deskhand.playbooks.workspace import check_workspace, connectors_of, load_workspace

Found = list[tuple[str, str, str]]


def test_that_a_right_workspace_is_loaded(
    workspace_folder: Path, tools: tuple[ToolCard, ...], articles: tuple[Article, ...]
) -> None:
    workspace = load_workspace(workspace_folder, tools=tools, articles=articles)
    assert workspace.name == "lamp-shop"
    assert [p.category for p in workspace.playbooks] == ["parcel", "question"]
    assert workspace.articles == articles
    assert workspace.connectors == ("depot",)
    assert len(workspace.version) == 12


def test_that_a_right_workspace_has_no_problem(problems: Callable[[], Found]) -> None:
    assert problems() == []


def test_that_every_change_is_another_version(
    workspace_folder: Path, tools: tuple[ToolCard, ...], articles: tuple[Article, ...]
) -> None:
    before = load_workspace(workspace_folder, tools=tools, articles=articles).version
    article = workspace_folder / "knowledge/lamps/light.md"
    article.parent.mkdir(parents=True)
    article.write_text("It shines.")
    assert load_workspace(workspace_folder, tools=tools, articles=articles).version != before


def test_that_all_problems_are_said_at_once_by_file_and_line(
    workspace_folder: Path, tools: tuple[ToolCard, ...]
) -> None:
    playbook = workspace_folder / "playbooks/question.yaml"
    playbook.write_text(playbook.read_text().replace("specialist", "specialst"))
    (workspace_folder / "playbooks/parcel.yaml").write_text("category: [")
    article = Problem(file="knowledge/light.md", line=3, sentence="It has no title; add one.")
    with pytest.raises(WorkspaceInvalid) as invalid:
        load_workspace(workspace_folder, tools=tools, article_problems=[article])
    said = str(invalid.value).splitlines()
    assert said[0] == f"The workspace lamp-shop has {len(said) - 1} problems:"
    places = [line.split(": ")[0] for line in said[1:]]
    assert places == [
        "knowledge/light.md:3",
        "playbooks/parcel.yaml:2",
        "playbooks/question.yaml:1",
        "playbooks/question.yaml:2",
    ]


def test_that_without_its_articles_a_question_cannot_be_answered(
    workspace_folder: Path, tools: tuple[ToolCard, ...]
) -> None:
    (problem,) = check_workspace(workspace_folder, tools=tools)
    assert problem.sentence == (
        "No article has the category 'lamps'; there is none to choose from."
    )


def test_that_a_missing_folder_is_one_clear_problem(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceInvalid, match=r"There is no folder .*deskhand init"):
        load_workspace(tmp_path / "nowhere", tools=())


def test_that_an_empty_folder_lacks_its_desk_and_playbooks(tmp_path: Path) -> None:
    found = check_workspace(tmp_path, tools=())
    assert [p.file for p in found] == ["deskhand.toml", "playbooks"]


def test_that_a_playbook_of_another_ending_is_not_overlooked(
    workspace_folder: Path, problems: Callable[[], Found]
) -> None:
    file = workspace_folder / "playbooks/question.yaml"
    file.rename(file.with_suffix(".yml"))
    assert (
        "playbooks/question.yml",
        "category: question",
        "Playbooks end in .yaml; rename this file to question.yaml.",
    ) in problems()


@pytest.mark.parametrize("file", ["deskhand.toml", "playbooks/parcel.yaml"])
@pytest.mark.parametrize("content", [b"\xff\xfe", b"\0", b"x" * 1_000_001, b"[[["])
def test_that_a_damaged_file_is_a_problem_and_no_crash(
    workspace_folder: Path, problems: Callable[[], Found], file: str, content: bytes
) -> None:
    (workspace_folder / file).write_bytes(content)
    assert file in [found for found, _, _ in problems()]


def test_that_the_connectors_are_known_before_the_tools(workspace_folder: Path) -> None:
    assert connectors_of(workspace_folder) == ("depot",)
    assert connectors_of(workspace_folder / "nowhere") == ()
    (workspace_folder / "deskhand.toml").write_text("[")
    assert connectors_of(workspace_folder) == ()
