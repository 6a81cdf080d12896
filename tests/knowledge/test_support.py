"""Support is high only where meaning, words, kind, codes and product all agree."""

import pytest

from deskhand.domain.citation import Passage
from deskhand.knowledge.question import Question, catalog_of, read_question
from deskhand.knowledge.support import Signals, place_of, rank, signals, support
from deskhand.knowledge.words import Weights

CATALOG = catalog_of(["Gooseneck kettle", "kettle", "Burr grinder", "grinder"])
WEIGHTS = Weights(["the kettle holds water", "the grinder turns", "water and coffee"])
KETTLE = Passage(
    id=1,
    article="a.md",
    title="Gooseneck kettle",
    heading="Specifications",
    text="",
    category="products",
)
RULES = Passage(
    id=2, article="b.md", title="Returns", heading="Exchanges", text="", category="returns"
)


def ask(question: str) -> Question:
    return read_question(question, WEIGHTS, catalog=CATALOG)


def look(question: str, text: str, passage: Passage = KETTLE, dense: float = 0.7) -> Signals:
    return signals(ask(question), text, place=place_of(passage), dense=dense)


def test_that_a_plain_answer_is_supported() -> None:
    found = look("How many watts does the kettle use?", "It heats with 1,200 watts.")

    assert found.words > 0.9
    assert found.missing < 0.1
    assert support(found) > 0.7


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # The thing asked about is nowhere.
        ("Is the kettle dishwasher safe?", "Wipe the kettle with a damp cloth."),
        ("Do you ship to Brazil?", "We ship to Canada."),
        # All words are there, the kind of fact is not.
        ("How heavy is the kettle?", "The kettle is heavy."),
        # It is about somebody's own order.
        ("Where is my kettle order?", "The kettle order ships on Mondays."),
    ],
)
def test_that_a_near_miss_is_not_supported(question: str, text: str) -> None:
    assert support(look(question, text, dense=0.6)) < 0.5


def test_that_the_fact_of_another_product_is_no_answer() -> None:
    found = look("How many watts does the grinder use?", "It heats with 1,200 watts.")

    assert (found.exact, support(found), rank(found)) == (0.0, 0.0, 0.0)


def test_that_a_rule_for_all_products_answers_for_one() -> None:
    general = look("Can I exchange the kettle?", "We do not exchange items.", RULES)
    other = look("Can I exchange the kettle?", "We do not exchange the grinder.", RULES)

    assert support(general) > support(other) == 0


def test_that_an_error_code_must_be_found_exactly() -> None:
    right = look("What does E3 on the kettle mean?", "E3 means that it is dry.")
    wrong = look("What does E7 on the kettle mean?", "E3 means that it is dry.")

    assert support(right) > 0.8
    assert support(wrong) == 0


def test_that_a_number_may_be_answered_by_another_of_its_unit() -> None:
    near = look("Is shipping free for 80 dollars?", "Shipping is free over 60 USD.", RULES)
    far = look("Is shipping free for 80 dollars?", "Shipping is free in 60 countries.", RULES)

    assert near.missing < far.missing


def test_that_words_of_heading_and_title_count() -> None:
    found = look("What are the specifications of the gooseneck kettle?", "It holds 0.9 liters.")

    assert found.about == 1
    assert found.words > 0.8


def test_that_less_nearness_is_less_support() -> None:
    texts = ("How many watts does the kettle use?", "It heats with 1,200 watts.")

    assert support(look(*texts, dense=0.8)) > support(look(*texts, dense=0.2))


def test_that_the_parts_for_the_trace_are_named() -> None:
    parts = look("How many watts does the kettle use?", "It heats with 1,200 watts.").parts()

    assert parts["sentence"] == 0.7
    assert {"words", "missing", "kind", "told", "about", "exact"} < set(parts)
