"""Words are compared by what they mean, not by how they are written."""

import pytest

from deskhand.knowledge.words import Weights, equals, stem, terms, widened


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ship", "shipping"),
        ("return", "returned"),
        ("delivery", "deliveries"),
        ("descale", "descaling"),
        ("box", "boxes"),
        ("install", "installs"),
        ("bean", "beans"),
    ],
)
def test_that_two_forms_of_a_word_are_equal(left: str, right: str) -> None:
    assert stem(left) == stem(right)


@pytest.mark.parametrize(
    ("left", "right"), [("glass", "gla"), ("bus", "bu"), ("red", "r"), ("time", "timer")]
)
def test_that_different_words_stay_different(left: str, right: str) -> None:
    assert stem(left) != stem(right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How long does it take, please?", ()),
        ("What does E3 mean on the kettle?", ("e3", "kettl")),
        ("It heats with 1,200 watts", ("heat", "1200", "watt")),
        ("pour-over coffee", ("pour", "coffe")),
        ("Can you help us in the US?", ("usa",)),
        ("I want to send it back", ("return",)),
        ("There's no package here", ("packag",)),
    ],
)
def test_that_only_meaningful_words_count(text: str, expected: tuple[str, ...]) -> None:
    assert terms(text) == expected


def test_that_synonyms_are_equal_and_narrower_words_are_not() -> None:
    assert stem("package") in equals(stem("parcel"))
    # A question about Saturdays is not answered by a sentence about weekends.
    assert stem("saturday") not in equals(stem("weekend"))


def test_that_a_question_is_widened_by_synonyms_for_the_search() -> None:
    assert widened("Where is the parcel?") == "parcel package packages parcels"


def test_that_rare_words_weigh_more_than_frequent_ones() -> None:
    weights = Weights(["coffee and water", "coffee", "coffee beans"])

    assert weights.of(stem("dishwasher")) == 1
    assert weights.of(stem("water")) > weights.of(stem("coffee")) > 0
