"""Wordings are written with classes of words and found whatever the signs and accents."""

import pytest

from deskhand.stages.understand.wordings import Wordings, compiled, read, tokens, words

FILES = ("person.toml", "talk.toml")
MARKS = {"start", "end", "comma", "any"}
TABLE = Wordings(
    words={"talk": ("talk", "speak"), "the": ("an?", "the")},
    patterns={
        "wish": ("{talk}to {the}?person ", "{start}help {end}"),
        "gap": ("{talk}(?:{any}){0,2}?now {comma}?please ",),
    },
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, World!", "hello , world . "),
        ("", ""),
        ("Can\u2019t   you\nÄrger", "can't you . arger "),
        ("mara@example.com is mine.", "mara example com is mine . "),
        ("human-readable... yes", "human-readable . yes "),
        ("Straße", "strasse "),
        ("(a; b: c)", ", a , b , c , "),
    ],
)
def test_that_a_text_becomes_words_and_signs(text: str, expected: str) -> None:
    assert tokens(text) == expected


def test_that_the_signs_can_be_left_out() -> None:
    assert words("Hi, you. There!") == "hi you there "


def test_that_the_middle_of_a_very_long_text_is_not_read() -> None:
    said = tokens("first " + "x" * 6_000 + " middle " + "y" * 6_000 + " last")
    assert said.startswith("first ")
    assert said.endswith(" last ")
    assert "middle" not in said


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("talk to a person", True),
        ("I speak to person", True),
        ("talk to her person", False),
        ("stalk to a person", False),
        ("talk to a personal trainer", False),
        ("help", True),
        ("Well. Help! Now", True),
        ("help me", False),
        ("please help", False),
    ],
)
def test_that_a_class_stands_for_one_of_its_words(text: str, *, is_found: bool) -> None:
    assert bool(compiled([TABLE], "wish").search(tokens(text))) is is_found


def test_that_a_gap_is_bounded_and_a_comma_may_be_asked_for() -> None:
    gap = compiled([TABLE], "gap")
    assert gap.search(tokens("talk to me now, please"))
    assert not gap.search(tokens("talk to me right here now, please"))


@pytest.mark.parametrize("file", FILES)
def test_that_every_class_that_is_used_is_written_and_no_mark_is_covered(file: str) -> None:
    for table in read(file):
        for kind in table.patterns:
            compiled([table], kind)
        assert not MARKS & set(table.words)


@pytest.mark.parametrize("file", FILES)
def test_that_wordings_are_written_as_they_are_compared(file: str) -> None:
    """A capital or an accent in the file would never be found."""
    for table in read(file):
        written = [*table.words.values(), *table.patterns.values()]
        for wording in (one for group in written for one in group):
            assert wording.isascii()
            assert wording == wording.casefold(), wording
