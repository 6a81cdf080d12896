"""Tests of YAML with lines."""

import pytest

from deskhand.playbooks.source.nodes import Listing, Scalar, Table
from deskhand.playbooks.source.notes import Notes
from deskhand.playbooks.source.yaml_lines import DEEPEST, read_yaml


def test_that_every_value_and_key_knows_its_line() -> None:
    found = read_yaml("a: 1\nb:\n  - x\n  - y: z\n", Notes("f"))
    assert found == Table(
        fields={
            "a": Scalar(value=1, text="1", line=1),
            "b": Listing(
                items=(
                    Scalar(value="x", text="x", line=3),
                    Table(
                        fields={"y": Scalar(value="z", text="z", line=4)},
                        key_lines={"y": 4},
                        line=4,
                    ),
                ),
                line=3,
            ),
        },
        key_lines={"a": 1, "b": 2},
        line=1,
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("yes", "yes"),  # the country Norway and a customer's answer stay words
        ("no", "no"),
        ("on", "on"),
        ("12", 12),
        ("-3", -3),
        ("2.5", 2.5),
        ("1e3", "1e3"),
        ("0x10", "0x10"),
        ("12:30", "12:30"),
        ("2026-03-01", "2026-03-01"),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("CK-1042", "CK-1042"),
    ],
)
def test_that_only_plain_numbers_and_truths_are_more_than_text(written: str, value: object) -> None:
    found = read_yaml(f"a: {written}\n", Notes("f"))
    assert found is not None
    scalar = found.fields["a"]
    assert isinstance(scalar, Scalar)
    assert (type(scalar.value), scalar.value) == (type(value), value)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: c: d\n", 2, "This is not YAML: mapping values are not allowed"),
        ("a: 1\n\tb: 2\n", 2, "This is not YAML"),
        ("a: 'never closed\n", 2, "This is not YAML"),
        ("a: \x01", 1, "a character that YAML refuses"),
        ("a: 1\nb: !account.exists\n", 2, "'!account.exists' as a tag"),
        ("a: !!python/object:os.system x\n", 1, "as a tag"),
        ("a: &x 1\n", 1, "Anchors and aliases"),
        ("a: *x\n", 1, "Anchors and aliases"),
        ("a: {{ x }}\n", 1, "A key must be a single word"),
        ("- a\n", 1, "The file must hold `key: value` lines"),
        ("", 1, "The file must hold `key: value` lines"),
        ("# nothing\n", 1, "The file must hold `key: value` lines"),
        ("a: 1\n---\nb: 2\n", 3, "Only one document is read"),
        ("a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), 1, "nested deeper than"),
        ("a: " + "[" * 100_000, 1, "nested deeper than"),
    ],
)
def test_that_what_is_no_plain_yaml_is_refused_with_its_line(
    text: str, line: int, words: str
) -> None:
    notes = Notes("f")
    assert read_yaml(text, notes) is None
    (problem,) = notes.problems
    assert problem.line == line
    assert words in problem.sentence
    assert not notes.is_whole


def test_that_the_deepest_nesting_allowed_is_read() -> None:
    notes = Notes("f")
    assert read_yaml("a: " + "[" * DEEPEST + "]" * DEEPEST, notes) is not None
    assert notes.problems == []


def test_that_a_key_twice_is_noted_and_the_first_one_counts() -> None:
    notes = Notes("f")
    found = read_yaml("a: 1\nb: 2\na: 3\n", notes)
    assert found is not None
    assert found.fields["a"] == Scalar(value=1, text="1", line=1)
    assert [(p.line, p.sentence) for p in notes.problems] == [
        (3, "The key 'a' stands here again (first in line 1); keep one of the two.")
    ]
