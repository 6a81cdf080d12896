"""Tests of taking typed fields out of a table."""

from collections.abc import Callable

import pytest

from deskhand.playbooks.source.fields import Fields
from deskhand.playbooks.source.notes import Notes
from deskhand.playbooks.source.yaml_lines import read_yaml


def fields_of(text: str) -> tuple[Fields, Notes]:
    notes = Notes("f")
    table = read_yaml(text, notes)
    assert table is not None
    return Fields(table, notes, of="a test"), notes


Take = Callable[[Fields], object]

RIGHT: list[tuple[str, Take, object]] = [
    ("a: word", lambda f: f.text("a"), "word"),
    ("a: 12", lambda f: f.text("a"), "12"),
    ("b: 1", lambda f: f.text("a", "else"), "else"),
    ("a: word", lambda f: f.optional_text("a"), "word"),
    ("b: 1", lambda f: f.optional_text("a"), None),
    ("a: two", lambda f: f.choice("a", ("one", "two"), None), "two"),
    ("b: 1", lambda f: f.choice("a", ("one", "two"), "one"), "one"),
    ("a: 2.5", lambda f: f.number("a"), 2.5),
    ("b: 1", lambda f: f.number("a", 7), 7),
    ("a: 3", lambda f: f.whole("a"), 3),
    ("a: true", lambda f: f.flag("a"), True),
    ("b: 1", lambda f: f.flag("a"), False),
    ("a: [x, 2]", lambda f: f.texts("a"), ("x", "2")),
    ("b: 1", lambda f: f.texts("a"), ()),
    ("a:", lambda f: f.items("a"), ()),
    ("b: 1", lambda f: f.table("a"), None),
    ("a: hi", lambda f: f.by_language("a"), {"en": "hi"}),
    ("a: {en: hi, de: hallo}", lambda f: f.by_language("a"), {"en": "hi", "de": "hallo"}),
    ("a: {b: {c: d}}", lambda f: f.entries("a", lambda inner: inner.text("c")), {"b": "d"}),
    ("b: 1", lambda f: f.entries("a", lambda inner: inner.text("c")), {}),
]


@pytest.mark.parametrize(("text", "take", "value"), RIGHT)
def test_that_a_field_of_the_right_kind_is_taken(text: str, take: Take, value: object) -> None:
    fields, notes = fields_of(text)
    assert take(fields) == value
    assert notes.problems == []
    assert notes.is_whole


WRONG: list[tuple[str, Take, int, str]] = [
    ("b: 1", lambda f: f.text("a"), 1, "'a' is missing in a test; add a text."),
    ("b: 1\na: []", lambda f: f.text("a"), 2, "'a' in a test must be a text."),
    ("b: 1\na: ' '", lambda f: f.text("a"), 2, "'a' in a test must be a text."),
    (
        "b: 1\na: tow",
        lambda f: f.choice("a", ("one", "two"), None),
        2,
        "'tow' is not a value of 'a'; use one of: one, two.",
    ),
    ("a: -1", lambda f: f.number("a"), 1, "'a' in a test must be a number of zero or more."),
    ("a: true", lambda f: f.number("a"), 1, "'a' in a test must be a number of zero or more."),
    ("a: '3'", lambda f: f.number("a"), 1, "'a' in a test must be a number of zero or more."),
    (
        "b: 1",
        lambda f: f.whole("a"),
        1,
        "'a' is missing in a test; add a number of zero or more.",
    ),
    ("a: 2.5", lambda f: f.whole("a"), 1, "'a' must be a whole number; write 2."),
    ("a: yes", lambda f: f.flag("a"), 1, "'a' in a test must be `true` or `false`."),
    ("a: x", lambda f: f.texts("a"), 1, "'a' must be a list, such as [one, two]."),
    (
        "a:\n  - fine\n  - Re: your order",
        lambda f: f.texts("a"),
        3,
        "This entry of 'a' is not a plain text; put it into quotes.",
    ),
    ("a: x", lambda f: f.items("a"), 1, "'a' must be a list; begin each entry with '- '."),
    ("a: x", lambda f: f.table("a"), 1, "'a' must hold `key: value` entries."),
    (
        "a: {de: hallo}",
        lambda f: f.by_language("a"),
        1,
        "'a' has no English text; add one under 'en'.",
    ),
    (
        "a: {en: hi, german: hallo}",
        lambda f: f.by_language("a"),
        1,
        "'german' is not a language; use a two-letter code such as 'de'.",
    ),
    ("b: 1", lambda f: f.by_language("a"), 1, "'a' is missing in a test; add a text."),
    (
        "a: {b: x}",
        lambda f: f.entries("a", lambda _: 1),
        1,
        "'b' must hold `key: value` entries.",
    ),
]


@pytest.mark.parametrize(("text", "take", "line", "sentence"), WRONG)
def test_that_a_field_of_the_wrong_kind_is_noted_at_its_line(
    text: str, take: Take, line: int, sentence: str
) -> None:
    fields, notes = fields_of(text)
    take(fields)
    assert [(p.line, p.sentence) for p in notes.problems] == [(line, sentence)]
    assert not notes.is_whole


def test_that_a_field_nobody_took_is_unknown_but_breaks_nothing() -> None:
    fields, notes = fields_of("category: x\ncategroy: y\n")
    fields.text("category")
    fields.close()
    assert [(p.line, p.sentence) for p in notes.problems] == [
        (2, "'categroy' is not known in a test; did you mean 'category'?")
    ]
    assert notes.is_whole
