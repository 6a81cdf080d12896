"""Tests of the workspaces that come with Deskhand."""

from pathlib import Path

import pytest

from deskhand.connectors.copper_kettle import TOOLS
from deskhand.domain.workspace import Workspace
from deskhand.knowledge.articles import read_articles
from deskhand.playbooks.workspace import check_workspace
from deskhand.starter import demo, template

CARDS = tuple(tool.card for tool in TOOLS)


@pytest.mark.parametrize("folder", [demo(), template()], ids=["demo", "template"])
def test_that_what_we_ship_is_right(folder: Path) -> None:
    articles, problems = read_articles(folder)
    assert check_workspace(folder, tools=CARDS, articles=articles, article_problems=problems) == ()


def test_that_there_are_enough_examples_in_three_languages(shop: Workspace) -> None:
    for playbook in shop.playbooks:
        counts = {language: len(texts) for language, texts in playbook.examples.items()}
        assert counts["en"] >= 30
        assert counts["de"] >= 12
        assert counts["es"] >= 12
    assert len(shop.none_of_these) >= 120


def test_that_all_words_are_there_in_all_languages(shop: Workspace) -> None:
    for playbook in shop.playbooks:
        texts = [reply.text for reply in playbook.replies.values()]
        texts += [need.ask for need in playbook.details.values()]
        assert [set(text) for text in texts] == [{"en", "de", "es"}] * len(texts)
