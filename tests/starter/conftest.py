"""The demo desk, loaded once."""

import pytest

from deskhand.connectors.copper_kettle import TOOLS
from deskhand.domain.workspace import Workspace
from deskhand.knowledge.articles import read_articles
from deskhand.playbooks.workspace import load_workspace
from deskhand.starter import demo


@pytest.fixture(scope="session")
def shop() -> Workspace:
    articles, problems = read_articles(demo())
    cards = [tool.card for tool in TOOLS]
    return load_workspace(demo(), tools=cards, articles=articles, article_problems=problems)
