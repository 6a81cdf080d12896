"""A message is reduced to the question in it."""

from deskhand.knowledge.question import Question, catalog_of, named, read_question
from deskhand.knowledge.words import Weights

CATALOG = catalog_of(["Gooseneck kettle", "kettle", "Burr grinder"])


def ask(message: str) -> Question:
    return read_question(message, Weights(["kettle", "water"]), catalog=CATALOG)


def test_that_what_is_said_beside_the_question_is_left_out() -> None:
    found = ask("Hello, I love my Hearth. How often should I change the gasket? Thanks, Ann")

    assert found.text == "How often should I change the gasket?"
    assert set(found.weights) == {"chang", "gasket"}


def test_that_a_question_without_own_words_leans_on_the_rest() -> None:
    assert "red" in ask("There is a red light. What does that mean?").weights


def test_that_a_message_without_a_question_mark_is_read_whole() -> None:
    assert set(ask("my grinder hums").weights) == {"grinder", "hum"}


def test_that_error_codes_are_kept_as_they_are() -> None:
    assert ask("What does E3 on the kettle mean?").codes == ("E3",)


def test_that_a_number_knows_its_unit() -> None:
    assert ask("Is it free for 80 dollars?").units == {"80": "dollar"}


def test_that_a_product_is_named_only_by_its_whole_name() -> None:
    assert named(CATALOG, ("gooseneck", "kettl")) == {
        frozenset({"gooseneck", "kettl"}),
        frozenset({"kettl"}),
    }
    assert not named(CATALOG, ("burr",))


def test_that_an_empty_message_asks_nothing() -> None:
    assert ask("").weights == {}
