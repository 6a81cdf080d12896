"""The sentence model where it is installed, and the demo desk's intent model."""

import os
from pathlib import Path

import pytest

from deskhand.connectors.copper_kettle import TOOLS
from deskhand.domain.workspace import Workspace
from deskhand.errors import ModelMissing
from deskhand.knowledge.articles import read_articles
from deskhand.language.intents import IntentClassifier, train
from deskhand.language.minilm import MiniLm
from deskhand.language.model_store import find, install
from deskhand.language.threads import keep_to_one_core
from deskhand.playbooks.workspace import load_workspace
from deskhand.starter import demo

HOME = Path(os.environ.get("DESKHAND_HOME") or Path(__file__).parents[2] / ".deskhand")


@pytest.fixture(scope="session")
def minilm() -> MiniLm:
    """The sentence model; fetched on first use."""
    keep_to_one_core()
    try:
        install(HOME, report=lambda _: None)
    except ModelMissing as reason:
        pytest.skip(f"NO SENTENCE MODEL: {reason}")
    return MiniLm(find(HOME))


@pytest.fixture(scope="session")
def shop() -> Workspace:
    """The demo workspace."""
    articles, problems = read_articles(demo())
    cards = [tool.card for tool in TOOLS]
    return load_workspace(demo(), tools=cards, articles=articles, article_problems=problems)


@pytest.fixture(scope="session")
def shop_examples(shop: Workspace) -> dict[str, list[str]]:
    """The examples of the demo's playbooks, all languages together."""
    return {p.category: [t for texts in p.examples.values() for t in texts] for p in shop.playbooks}


@pytest.fixture(scope="session")
def shop_intents(
    minilm: MiniLm,
    shop: Workspace,
    shop_examples: dict[str, list[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> IntentClassifier:
    """The demo's intent model."""
    cache = tmp_path_factory.mktemp("intents")
    return train(shop_examples, shop.none_of_these, embedder=minilm, cache=cache)
