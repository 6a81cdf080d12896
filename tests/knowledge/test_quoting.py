"""An answer is a few whole sentences in reading order."""

from deskhand.domain.citation import Passage
from deskhand.knowledge.index import Hit, Line
from deskhand.knowledge.question import Question, read_question
from deskhand.knowledge.quoting import LONGEST, MOST, fits, quote
from deskhand.knowledge.words import Weights


def hit(*lines: tuple[str, float], heading: str = "") -> Hit:
    text = " ".join(text for text, _ in lines)
    passage = Passage(id=1, article="a.md", title="Gift cards", heading=heading, text=text)
    return Hit(passage=passage, lines=tuple(Line(text=t, nearness=n) for t, n in lines))


def ask(question: str) -> Question:
    return read_question(question, Weights(["gift cards", "orders"]), catalog=frozenset())


def test_that_only_the_sentence_that_answers_is_quoted() -> None:
    found = quote(
        ask("How long is a gift card valid?"),
        hit(
            ("Gift cards are sent by email.", 0.3),
            ("A gift card is valid for 5 years.", 0.8),
            ("Enter its code at checkout.", 0.2),
        ),
    )

    assert found.lines == ("A gift card is valid for 5 years.",)
    assert found.support > 0.5


def test_that_a_sentence_that_leans_back_brings_the_one_before_it() -> None:
    found = quote(
        ask("Is the decaf made without solvents?"),
        hit(("Our decaf is called Quiet Hour.", 0.4), ("It is made without solvents.", 0.8)),
    )

    assert found.text == "Our decaf is called Quiet Hour. It is made without solvents."


def test_that_a_neighbor_of_nearly_the_same_nearness_is_taken_in() -> None:
    found = quote(
        ask("How do I clean the burrs?"),
        hit(("Brush the burrs once a month.", 0.70), ("Do not wash the burrs.", 0.75)),
    )

    assert found.lines == ("Brush the burrs once a month.", "Do not wash the burrs.")


def test_that_what_stands_between_two_sentences_is_quoted_too() -> None:
    found = quote(
        ask("Does the 5 GHz network work?"),
        hit(
            ("Choose your network.", 0.5),
            ("Only 2.4 GHz is used.", 0.2),
            ("Networks with 5 GHz are not found.", 0.6),
        ),
    )

    assert len(found.lines) in (1, 3)


def test_that_sentences_from_two_places_are_two_quotes() -> None:
    found = quote(
        ask("When do vouchers and installments work?"),
        hit(
            ("Vouchers work on Mondays.", 0.6),
            ("One.", 0.0),
            ("Two.", 0.0),
            ("Installments work on Fridays.", 0.6),
        ),
    )

    assert found.runs == ("Vouchers work on Mondays.", "Installments work on Fridays.")
    assert found.text == "Vouchers work on Mondays. Installments work on Fridays."


def test_that_a_quote_beside_steps_stands_as_it_does_in_the_passage() -> None:
    found = quote(
        ask("How do I enter the code of my gift card?"),
        hit(
            ("1. Open the app.\n2. Enter the code.", 0.8),
            ("Codes have 8 digits.", 0.8),
            ("A gift card code is secret.", 0.8),
        ),
    )

    assert all("\n".join(found.lines) == run for run in found.runs)


def test_that_steps_keep_their_lines() -> None:
    steps = "1. Open the app.\n2. Enter the code."

    assert quote(ask("How do I enter the code?"), hit((steps, 0.8))).text == steps


def test_that_an_answer_is_never_longer_than_a_person_reads() -> None:
    lines = [(f"Gift cards sentence {n} " + "word " * 30 + ".", 0.8) for n in range(5)]

    found = quote(ask("What about gift cards?"), hit(*lines))

    assert len(found.text) <= LONGEST
    assert len(found.lines) <= MOST


def test_that_too_many_or_too_long_texts_do_not_fit() -> None:
    assert fits(["a", "b", "c"])
    assert not fits(["a", "b", "c", "d"])
    assert not fits(["x" * LONGEST, "y"])
