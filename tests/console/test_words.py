from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskhand.console.words import ago, countdown, initials, label, milliseconds, moment

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "text", "state"),
    [
        (354, "5:54", "soon"),
        (899, "14:59", "soon"),
        (900, "15:00", "ok"),
        (3599, "59:59", "ok"),
        (4320, "1h 12m", "ok"),
        (187_200, "2d 4h", "ok"),
        (0, "0:00", "soon"),
        (-1, "-0:01", "late"),
        (-485, "-8:05", "late"),
        (-90_000, "-1d 1h", "late"),
    ],
)
def test_that_a_countdown_says_the_time_left(seconds: int, text: str, state: str) -> None:
    left = countdown(NOW + timedelta(seconds=seconds), NOW)
    assert (left.text, left.state) == (text, state)


@pytest.mark.parametrize(
    ("at", "zone", "text"),
    [
        (NOW, "UTC", "09:30"),
        (NOW, "Asia/Tokyo", "18:30"),
        # Today here is yesterday there.
        (NOW - timedelta(hours=10), "UTC", "1 Mar 23:30"),
        (NOW - timedelta(hours=10), "Asia/Tokyo", "08:30"),
        (NOW - timedelta(days=400), "UTC", "26 Jan 2025"),
    ],
)
def test_that_a_moment_is_as_short_as_it_can_be(at: datetime, zone: str, text: str) -> None:
    assert moment(at, now=NOW, zone=ZoneInfo(zone)) == text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("asked_for_person", "Asked for a person"),
        ("no_playbook", "No playbook"),
        ("API", "API"),
        # A hyphen belongs to an order number, not to a code.
        ("CK-1042", "CK-1042"),
        ("", ""),
        (None, ""),
    ],
)
def test_that_a_code_is_said_in_words(code: str | None, words: str) -> None:
    assert label(code) == words


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Mara Lindqvist", "ML"),
        ("Cher", "C"),
        ("a b c d", "AD"),
        ("mara@example.com", "ME"),
        ("<<< >>>", "?"),
        ("", "?"),
    ],
)
def test_that_a_name_has_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "just now"), (18, "18 min"), (200, "3 h"), (5000, "3 days")]
)
def test_that_an_age_is_said_roughly(minutes: int, text: str) -> None:
    assert ago(NOW - timedelta(minutes=minutes), NOW) == text


@pytest.mark.parametrize(("value", "text"), [(0.44, "0.4 ms"), (96.2, "96 ms"), (2413.0, "2.41 s")])
def test_that_a_duration_has_three_digits_at_most(value: float, text: str) -> None:
    assert milliseconds(value) == text
