"""Tests of examples that a model can learn from."""

from collections.abc import Callable

Broken = Callable[[str, str, str], list[tuple[str, str, str]]]


def test_that_eleven_examples_are_too_few(broken: Broken) -> None:
    found = broken("playbooks/question.yaml", "  - what twelve\n", "")
    assert found == [
        (
            "playbooks/question.yaml",
            "examples:",
            "There are 11 examples, and at least 12 are needed to recognize 'question'; "
            "add 1 in customers' own words.",
        )
    ]


def test_that_eleven_examples_of_what_fits_nothing_are_too_few(broken: Broken) -> None:
    found = broken("deskhand.toml", '    "none twelve",\n', "")
    assert [(file, line) for file, line, _ in found] == [("deskhand.toml", "none_of_these = [")]


def test_that_a_sentence_in_two_categories_is_named_with_both_places(broken: Broken) -> None:
    # Order, case and punctuation make no other sentence of it.
    found = broken("playbooks/question.yaml", "what four", "Eins, wo?")
    assert found == [
        (
            "playbooks/question.yaml",
            "- Eins, wo?",
            "'Eins, wo?' is an example in playbooks/parcel.yaml:7 too; keep it where it belongs.",
        )
    ]


def test_that_a_sentence_of_no_category_is_no_example(broken: Broken) -> None:
    found = broken("playbooks/question.yaml", "what four", "none TWELVE")
    assert [sentence for _, _, sentence in found] == [
        "'none TWELVE' is an example in deskhand.toml:48 too; keep it where it belongs."
    ]
