"""Tests of collecting problems."""

import pytest

from deskhand.domain.problem import Problem
from deskhand.playbooks.source.notes import Notes, did_you_mean


def test_that_a_problem_breaks_the_file_unless_said_otherwise() -> None:
    notes = Notes("f")
    notes.add(1, "Odd.", breaks=False)
    assert notes.is_whole
    notes.add(2, "Wrong.")
    assert not notes.is_whole
    assert notes.problems == [
        Problem(file="f", line=1, sentence="Odd."),
        Problem(file="f", line=2, sentence="Wrong."),
    ]
    assert notes.problems[1].words() == "f:2: Wrong."


@pytest.mark.parametrize(
    ("known", "end"),
    [
        (["lookup", "action"], "did you mean 'lookup'?"),
        (["red", "blue"], "use one of: blue, red."),
        ([], "there is none to choose from."),
    ],
)
def test_that_a_sentence_ends_with_the_likely_word_or_all_words(known: list[str], end: str) -> None:
    assert did_you_mean("lokup", known) == end
