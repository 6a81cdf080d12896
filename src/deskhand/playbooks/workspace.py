"""Loads a workspace folder: everything in it is right, or everything wrong is named."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from deskhand.domain.problem import Problem
from deskhand.domain.tool import ToolCard
from deskhand.domain.workspace import Article, Workspace
from deskhand.errors import WorkspaceInvalid
from deskhand.playbooks.checker import check
from deskhand.playbooks.desk_reader import FILE, SourcedDesk, read_desk
from deskhand.playbooks.reader import Sourced, read_playbook
from deskhand.playbooks.source.files import fingerprint, read_text
from deskhand.playbooks.source.notes import Notes


def load_workspace(
    folder: Path,
    *,
    tools: Sequence[ToolCard],
    articles: Sequence[Article] = (),
    article_problems: Sequence[Problem] = (),
) -> Workspace:
    """The workspace in this folder; raises WorkspaceInvalid with all its problems.

    `tools` are the declarations of every connector that can be had; the workspace picks its own.
    """
    desk, playbooks, problems = _examined(folder, tools, articles, article_problems)
    if desk is None or problems:
        raise WorkspaceInvalid(_said(folder, problems))
    return desk.workspace.model_copy(
        update={
            "version": fingerprint(folder),
            "playbooks": tuple(each.playbook for each in playbooks),
            "articles": tuple(articles),
        }
    )


def check_workspace(
    folder: Path,
    *,
    tools: Sequence[ToolCard],
    articles: Sequence[Article] = (),
    article_problems: Sequence[Problem] = (),
) -> tuple[Problem, ...]:
    """Everything that is wrong with the workspace in this folder, by file and line."""
    _, _, problems = _examined(folder, tools, articles, article_problems)
    return problems


def connectors_of(folder: Path) -> tuple[str, ...]:
    """The connectors this workspace names; none where its file cannot be read."""
    notes = Notes(FILE)
    text = read_text(folder, FILE, notes)
    return read_desk(text, folder.name).workspace.connectors if text is not None else ()


def _examined(
    folder: Path,
    tools: Sequence[ToolCard],
    articles: Sequence[Article],
    article_problems: Sequence[Problem],
) -> tuple[SourcedDesk | None, tuple[Sourced, ...], tuple[Problem, ...]]:
    if not folder.is_dir():
        return None, (), (_missing_folder(folder),)
    problems = list(article_problems)
    desk = _desk(folder, problems)
    playbooks = tuple(_playbooks(folder, problems))
    if desk is not None:
        categories = frozenset(article.category for article in articles)
        problems += check(folder, desk, playbooks, tools, categories)
    return desk, playbooks, _sorted(problems)


def _desk(folder: Path, problems: list[Problem]) -> SourcedDesk | None:
    notes = Notes(FILE)
    text = read_text(folder, FILE, notes)
    problems += notes.problems
    if text is None:
        return None
    desk = read_desk(text, folder.name)
    problems += desk.problems
    return desk


def _playbooks(folder: Path, problems: list[Problem]) -> Iterator[Sourced]:
    paths = sorted((folder / "playbooks").glob("*.y*ml"))
    if not paths:
        sentence = "There is no playbook; write one as playbooks/<category>.yaml."
        problems.append(Problem(file="playbooks", line=1, sentence=sentence))
    for path in paths:
        file = f"playbooks/{path.name}"
        notes = Notes(file)
        if path.suffix != ".yaml":
            notes.add(1, f"Playbooks end in .yaml; rename this file to {path.stem}.yaml.")
        text = read_text(folder, file, notes)
        problems += notes.problems
        if text is not None:
            sourced = read_playbook(text, file)
            problems += sourced.problems
            yield sourced


def _missing_folder(folder: Path) -> Problem:
    sentence = (
        f"There is no folder {folder}; name another one by --workspace, "
        "or write a new one by `deskhand init`."
    )
    return Problem(file=folder.name, line=1, sentence=sentence)


def _sorted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    unique = {(p.file, p.line, p.sentence): p for p in problems}
    return tuple(unique[key] for key in sorted(unique))


def _said(folder: Path, problems: Sequence[Problem]) -> str:
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    lines = "\n".join(problem.words() for problem in problems)
    return f"The workspace {folder.name} has {count}:\n{lines}"
