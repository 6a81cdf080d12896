import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.language.spans import split

from .hostile import survives


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("where is my order", ["where is my order"]),
        (
            "I forgot my password, and where is my order CK-1042?",
            ["I forgot my password", "and where is my order CK-1042?"],
        ),
        (
            "Can you reset my password? Also my order hasn't arrived and I want a refund.",
            [
                "Can you reset my password?",
                "Also my order hasn't arrived",
                "and I want a refund.",
            ],
        ),
        (
            "my order is late and I cannot log in",
            ["my order is late", "and I cannot log in"],
        ),
        (
            "Ich habe mein Passwort vergessen, und wo bleibt meine Bestellung?",
            ["Ich habe mein Passwort vergessen", "und wo bleibt meine Bestellung?"],
        ),
        ("我忘了密码。订单还没有到。", ["我忘了密码。", "订单还没有到。"]),
        # What is too short to be a wish stays with its neighbor.
        ("Hi! I forgot my password. Thanks!", ["Hi! I forgot my password. Thanks!"]),
        ("I want salt and pepper and oil", ["I want salt and pepper and oil"]),
        # Dots that end no sentence.
        ("Dr. Smith lives at St. James now", ["Dr. Smith lives at St. James now"]),
        ("my app is version 2.3.4 at example.com", ["my app is version 2.3.4 at example.com"]),
        ("e.g. this one or that one", ["e.g. this one or that one"]),
        ("first line here\n\nsecond line here", ["first line here", "second line here"]),
        ("", []),
        (" \n ", []),
        ("\U0001f600", ["\U0001f600"]),
    ],
)
def test_that_a_message_falls_into_its_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


@given(st.text(st.sampled_from("abc ABC.,!?\n;andalsoI'"), max_size=80))
def test_that_spans_are_in_order_and_leave_nothing_but_joints(text: str) -> None:
    end = 0
    for start, following in split(text):
        assert not text[end:start].strip(" \n,.")
        assert start < following
        end = following
    assert not text[end:].strip()


def test_that_hostile_texts_are_split_in_time() -> None:
    survives(split)
    assert len(split("this is one. " * 1_500)) <= 64
