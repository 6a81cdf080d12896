"""Tests of dates in words."""

import pytest

from deskhand.playbooks.days import say_day


@pytest.mark.parametrize(
    ("written", "language", "said"),
    [
        ("2026-03-06", "en", "Friday, March 6"),
        ("2026-03-06", "de", "Freitag, 6. März"),
        ("2026-03-06", "es", "viernes, 6 de marzo"),
        ("2026-12-31T23:59:00+00:00", "en", "Thursday, December 31"),
        ("2026-03-06", "fr", "2026-03-06"),
        ("soon", "en", "soon"),
        ("2026-13-01", "en", "2026-13-01"),
        ("", "en", ""),
    ],
)
def test_that_a_date_is_said_as_people_do(written: str, language: str, said: str) -> None:
    assert say_day(written, language) == said


def test_that_every_month_has_a_name_in_every_language() -> None:
    for language in ("en", "de", "es"):
        months = {say_day(f"2026-{month:02}-01", language) for month in range(1, 13)}
        assert len(months) == 12
