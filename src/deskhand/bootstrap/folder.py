"""Reads a workspace folder with the tools and articles that belong to it."""

from collections.abc import Mapping
from pathlib import Path

from deskhand.connectors import copper_kettle
from deskhand.connectors.tool import Tool
from deskhand.domain.problem import Problem
from deskhand.domain.workspace import Workspace
from deskhand.knowledge.articles import read_articles
from deskhand.playbooks.workspace import check_workspace, load_workspace

CONNECTORS: Mapping[str, tuple[Tool[...], ...]] = {"copper_kettle": copper_kettle.TOOLS}
"""The plug table: name in deskhand.toml to the connector's tools."""

_CARDS = tuple(tool.card for tools in CONNECTORS.values() for tool in tools)


def read_workspace(folder: Path) -> Workspace:
    """The workspace in this folder; raises WorkspaceInvalid with every problem."""
    articles, problems = read_articles(folder)
    return load_workspace(folder, tools=_CARDS, articles=articles, article_problems=problems)


def workspace_problems(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the workspace in this folder, by file and line."""
    articles, problems = read_articles(folder)
    return check_workspace(folder, tools=_CARDS, articles=articles, article_problems=problems)
