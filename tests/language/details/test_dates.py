from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.language.details import dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 2026-11-20.", ["2026-11-20"]),
        ("12 March 2026", ["2026-03-12"]),
        ("March 12th, 2026", ["2026-03-12"]),
        ("the 1st of May 2026", ["2026-05-01"]),
        ("12. März 2026", ["2026-03-12"]),
        ("3 de mayo de 2026", ["2026-05-03"]),
        ("20.11.2026", ["2026-11-20"]),
        ("11/20/2026", ["2026-11-20"]),
        ("20/11/2026", ["2026-11-20"]),
        ("04/04/2026", ["2026-04-04"]),
        ("03/04/2026", []),  # two days in two countries
        ("2026-02-30", []),
        ("31.04.2026", []),
        ("12 market 2026", []),
        ("call 2026-11-2044", []),
        ("10.0.0.2026", []),
    ],
)
def test_that_only_what_can_be_one_day_is_a_date(text: str, expected: list[str]) -> None:
    assert [detail.value for detail in dates.find(text)] == expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_that_every_day_is_found_in_three_ways(day: date) -> None:
    ways = (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%B} {day.day}, {day.year}")
    for way in ways:
        assert [detail.value for detail in dates.find(f"on {way} please")] == [day.isoformat()]
