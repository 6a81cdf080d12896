"""Tests of opening hours."""

from datetime import time

import pytest

from deskhand.domain.workspace import Hours
from deskhand.playbooks.hours_reader import read_hours
from deskhand.playbooks.source.fields import Fields
from deskhand.playbooks.source.notes import Notes
from deskhand.playbooks.source.toml_lines import read_toml


def read(text: str) -> tuple[Hours, list[tuple[int, str]]]:
    notes = Notes("f")
    table = read_toml(text, notes)
    assert table is not None
    hours = read_hours(Fields(table, notes, of="'hours'"))
    return hours, [(p.line, p.sentence) for p in notes.problems]


def test_that_hours_are_read() -> None:
    text = 'timezone = "Europe/Berlin"\ndays = ["sat", "sun"]\nopens = "10:30"\ncloses = "12:00"\n'
    assert read(text) == (
        Hours(timezone="Europe/Berlin", days=(5, 6), opens=time(10, 30), closes=time(12)),
        [],
    )


def test_that_without_hours_people_work_nine_to_five() -> None:
    assert read_hours(None) == Hours()
    assert read("") == (Hours(), [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            'timezone = "Europe/Berln"',
            "'Europe/Berln' is no time zone; use one such as 'Europe/Berlin'.",
        ),
        (
            'timezone = "/etc/passwd"',
            "'/etc/passwd' is no time zone; use one such as 'Europe/Berlin'.",
        ),
        (
            'days = ["monday"]',
            "'monday' is no day of the week; use one of: fri, mon, sat, sun, thu, tue, wed.",
        ),
        ('opens = "25:00"', "'25:00' is no time of day; write it such as \"09:00\"."),
        ('closes = "08:00"', "'closes' must be later than 'opens'; correct one of them."),
        ('open = "08:00"', "'open' is not known in 'hours'; did you mean 'opens'?"),
    ],
)
def test_that_impossible_hours_are_noted(text: str, sentence: str) -> None:
    _, problems = read(text)
    assert problems == [(1, sentence)]
