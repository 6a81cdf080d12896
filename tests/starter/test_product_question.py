"""Tests of the demo desk's way to an answer from its articles."""

from deskhand.domain.workspace import Workspace
from deskhand.playbooks.facts import first_facts
from deskhand.playbooks.moves import HandOver

from .walking import STRANGER, book, walk


def test_that_a_question_no_article_answers_goes_to_a_person(shop: Workspace) -> None:
    facts = first_facts(shop.company, STRANGER, {}, None)
    end, _, _ = walk(book(shop, "product_question"), {}, facts)
    assert isinstance(end, HandOver)
    assert (end.step.reason, end.replies) == ("no_supported_answer", ("unsure",))
