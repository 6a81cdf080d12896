"""Tests of TOML with lines."""

import pytest

from deskhand.playbooks.source.nodes import Listing, Scalar, lines_of
from deskhand.playbooks.source.notes import Notes
from deskhand.playbooks.source.toml_lines import read_toml

TEXT = """\
top = "x"
words = [
    "one", "two",
    "three",
]

[company]
name = "C"
count = 3
share = 0.5
is_open = true
since = 2026-01-01

[company.words]
en = "E"

[[queues]]
name = "a"

[[queues]]
name = "b"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("top", 1),
        ("words", 2),
        ("words.1", 3),
        ("words.2", 4),
        ("company", 7),
        ("company.name", 8),
        ("company.words", 14),
        ("company.words.en", 15),
        ("queues", 17),
        ("queues.0", 17),
        ("queues.0.name", 18),
        ("queues.1", 20),
        ("queues.1.name", 21),
    ],
)
def test_that_every_key_is_found_again(path: str, line: int) -> None:
    table = read_toml(TEXT, Notes("f"))
    assert table is not None
    assert lines_of(table)[path] == line


def test_that_values_keep_their_kinds() -> None:
    table = read_toml('a = 1\nb = 0.5\nc = true\nd = "x"\ne = 2026-01-01\nf = [1]\n', Notes("f"))
    assert table is not None
    assert [(n.value, n.text) for n in table.fields.values() if isinstance(n, Scalar)] == [
        (1, "1"),
        (0.5, "0.5"),
        (True, "true"),
        ("x", "x"),
        ("2026-01-01", "2026-01-01"),
    ]
    assert table.fields["f"] == Listing(items=(Scalar(value=1, text="1", line=6),), line=6)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('a = "x"\nb = \n', 2, "Invalid value"),
        ("a = 1\na = 2\n", 2, "Cannot overwrite a value"),
        ('a = 1\nb = [1,\n"x\n', 3, "Illegal character"),
        ("a = [1,\n", 1, "Invalid"),
        ("nonsense", 1, "Expected '='"),
    ],
)
def test_that_what_is_no_toml_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    notes = Notes("f")
    assert read_toml(text, notes) is None
    (problem,) = notes.problems
    assert problem.line == line
    assert problem.sentence.startswith("This is not TOML: ")
    assert words in problem.sentence
