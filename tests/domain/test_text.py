"""What comes from outside is made readable or refused with a sentence."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from deskhand.domain.text import LONGEST_MESSAGE, readable
from deskhand.errors import TextRefused

ANY_TEXT = some.text(some.characters(codec=None), max_size=200)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Hello", "Hello"),
        ("  two\nlines\t \r\n", "two\nlines"),
        ("a\x00b\x07c\x7fd\x85", "abcd"),
        ("Mu\u0308ller", "Müller"),
        ("pay \u202e001\u202c now", "pay 001 now"),  # would show another amount
        ("\u2066left\u2069", "left"),
        ("مرحبا\u200f", "مرحبا\u200f"),  # a mark that right-to-left writing needs
        ("👩\u200d🔧", "👩\u200d🔧"),  # one picture of two
        ("नम\u200dस्ते", "नम\u200dस्ते"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),  # whoever shows it escapes it
    ],
)
def test_that_a_text_is_kept_without_what_cannot_be_seen(text: str, clean: str) -> None:
    assert readable(text) == clean


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\n\t\r", "\x00", "\x00\x01\x1f", "\u202e\u202c", "\u200b\u200b", "\u00a0\u3000"],
)
def test_that_a_text_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(TextRefused, match="is empty"):
        readable(text)


@pytest.mark.parametrize("text", ["\ud800", "ok \udfff", "\udc80\ud800", "a\ud83d"])
def test_that_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(TextRefused, match="lone surrogate"):
        readable(text)


@pytest.mark.parametrize(
    ("length", "is_read"), [(LONGEST_MESSAGE, True), (LONGEST_MESSAGE + 1, False), (10**7, False)]
)
def test_that_a_text_is_read_up_to_its_longest(length: int, *, is_read: bool) -> None:
    text = "a" * length
    if is_read:
        assert readable(text) == text
    else:
        with pytest.raises(TextRefused, match=f"{length:,} characters; at most 20,000"):
            readable(text)


def test_that_a_text_that_grows_when_it_is_normalized_is_measured_again() -> None:
    with pytest.raises(TextRefused, match="at most 10"):
        readable("\U0001d160" * 5, longest=10)


def test_that_a_caller_may_set_a_smaller_bound() -> None:
    assert readable("abc", longest=3) == "abc"
    with pytest.raises(TextRefused):
        readable("abcd", longest=3)


@given(ANY_TEXT)
@example("\u0344" * 200)
@example(" \u0301")
def test_that_what_is_read_is_clean_and_reading_it_again_changes_nothing(text: str) -> None:
    try:
        clean = readable(text, longest=250)
    except TextRefused:
        return
    assert clean == readable(clean, longest=250)
    assert clean == unicodedata.normalize("NFC", clean).strip() != ""
    assert len(clean) <= 250
    clean.encode("utf-8")
    controls = {c for c in clean if unicodedata.category(c) == "Cc"}
    assert controls <= set("\t\n\r")


@given(some.text(some.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=100))
def test_that_plain_letters_are_never_refused_nor_lost(text: str) -> None:
    assert readable(text) == unicodedata.normalize("NFC", text)
