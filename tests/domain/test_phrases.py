"""The desk's own words exist in every language and leave nothing open."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some

from deskhand.domain.phrases import Key, phrase

KEYS: tuple[Key, ...] = get_args(Key)
LANGUAGES = ("en", "de", "es")
VALUES = {
    "number": 1042,
    "minutes": 7,
    "position": 3,
    "hours": "Mon-Fri",
    "email": "mara@example.com",
    "disclosure": "I am Kit.",
}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_phrase_is_whole_in_every_language(key: Key, language: str) -> None:
    text = phrase(key, language, **VALUES)
    assert text.strip() == text != ""
    assert not re.search(r"[{}]|\s{2}", text)


@pytest.mark.parametrize("key", KEYS)
def test_that_a_phrase_tells_the_same_facts_in_every_language(key: Key) -> None:
    told = {language: _facts(phrase(key, language, **_marked())) for language in LANGUAGES}
    assert told["de"] == told["en"]
    assert told["es"] == told["en"]


@pytest.mark.parametrize("key", [k for k in KEYS if "{" not in phrase(k, "en", **VALUES)])
def test_that_no_two_languages_say_the_same_words(key: Key) -> None:
    assert len({phrase(key, language, **VALUES) for language in LANGUAGES}) == len(LANGUAGES)


@given(some.text(max_size=8).filter(lambda language: language not in LANGUAGES))
def test_that_an_unknown_language_gets_english(language: str) -> None:
    assert phrase("greeting", language) == phrase("greeting", "en")


def _marked() -> dict[str, str]:
    return {name: f"<{name}>" for name in VALUES}


def _facts(text: str) -> list[str]:
    return sorted(re.findall(r"<\w+>", text))


def test_that_the_marks_of_these_tests_are_those_of_the_phrases() -> None:
    """A new value in a phrase must be told to these tests, else they prove nothing."""
    used = set[str]()
    for key in KEYS:
        used.update(name.strip("<>") for name in _facts(phrase(key, "en", **_marked())))
    assert used == set(VALUES)
