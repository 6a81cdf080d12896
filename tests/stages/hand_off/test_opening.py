"""A deadline counts the time in which somebody is there."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from deskhand.domain.workspace import Hours
from deskhand.stages.hand_off import deadline
from deskhand.stages.hand_off.opening import in_words

ZONES = ("UTC", "Europe/Berlin", "America/Chicago", "Asia/Kathmandu", "Australia/Lord_Howe")
WEEK = (0, 1, 2, 3, 4, 5, 6)
OFFICE = Hours()
BERLIN = Hours(timezone="Europe/Berlin")
NIGHT = Hours(timezone="Europe/Berlin", days=WEEK, opens=time(0), closes=time(6))


def utc(day: str, at: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{at}:00+00:00")


@pytest.mark.parametrize(
    ("now", "minutes", "hours", "expected"),
    [
        # 2026-03-02 is a Monday
        (utc("2026-03-02", "10:00"), 60, OFFICE, utc("2026-03-02", "11:00")),
        (utc("2026-03-02", "16:30"), 60, OFFICE, utc("2026-03-03", "09:30")),  # over a night
        (utc("2026-03-02", "16:00"), 60, OFFICE, utc("2026-03-02", "17:00")),  # just in time
        (utc("2026-03-02", "17:00"), 60, OFFICE, utc("2026-03-03", "10:00")),
        (utc("2026-03-02", "03:00"), 60, OFFICE, utc("2026-03-02", "10:00")),
        (utc("2026-03-06", "16:30"), 60, OFFICE, utc("2026-03-09", "09:30")),  # over a weekend
        (utc("2026-03-07", "12:00"), 60, OFFICE, utc("2026-03-09", "10:00")),
        (utc("2026-03-02", "09:00"), 8 * 60 * 5, OFFICE, utc("2026-03-06", "17:00")),
        (utc("2026-03-02", "09:00"), 8 * 60 * 5 + 1, OFFICE, utc("2026-03-09", "09:01")),
        # Berlin is an hour ahead in winter and two in summer
        (utc("2026-03-02", "07:00"), 60, BERLIN, utc("2026-03-02", "09:00")),
        (utc("2026-07-06", "07:00"), 60, BERLIN, utc("2026-07-06", "08:00")),
        # Friday evening in Berlin to Monday morning after the clocks went forward
        (utc("2026-03-27", "15:30"), 60, BERLIN, utc("2026-03-30", "07:30")),
        # a Sunday in UTC is a Monday in Kathmandu
        (
            utc("2026-03-01", "22:00"),
            60,
            Hours(timezone="Asia/Kathmandu", opens=time(3), closes=time(11)),
            utc("2026-03-01", "23:00"),
        ),
        # in the night that has an hour less, six opening hours are five
        (utc("2026-03-28", "23:00"), 5 * 60, NIGHT, utc("2026-03-29", "04:00")),
        (utc("2026-03-28", "23:00"), 5 * 60 + 1, NIGHT, utc("2026-03-29", "22:01")),
        # in the night that has an hour more, they are seven
        (utc("2026-10-24", "22:00"), 7 * 60, NIGHT, utc("2026-10-25", "05:00")),
        # in the second of the two hours that both are called half past two
        (utc("2026-10-25", "01:30"), 10, NIGHT, utc("2026-10-25", "01:40")),
        # nothing promised is due when somebody is there
        (utc("2026-03-07", "12:00"), 0, OFFICE, utc("2026-03-09", "09:00")),
        # a desk that never opens
        (utc("2026-03-07", "12:00"), 60, Hours(days=()), utc("2026-03-07", "13:00")),
    ],
)
def test_that_a_deadline_counts_opening_minutes(
    now: datetime, minutes: int, hours: Hours, expected: datetime
) -> None:
    assert deadline(now, minutes, hours) == expected


ANY_HOURS = some.builds(
    Hours,
    timezone=some.sampled_from(ZONES),
    days=some.sets(some.sampled_from(WEEK), min_size=1).map(lambda days: tuple(sorted(days))),
    opens=some.times(max_value=time(22)).map(lambda at: at.replace(second=0, microsecond=0)),
    closes=some.just(time(23, 30)),
)
ANY_NOW = some.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001 - the zone is added below
    datetime(2027, 12, 31),  # noqa: DTZ001
    timezones=some.just(UTC),
)


@given(now=ANY_NOW, minutes=some.integers(0, 3_000), hours=ANY_HOURS)
@example(now=utc("2026-10-25", "01:30"), minutes=10, hours=NIGHT)  # the hour that comes twice
@example(now=utc("2026-03-29", "00:30"), minutes=90, hours=NIGHT)  # the hour that is left out
def test_that_a_deadline_is_never_past_and_always_within_opening_hours(
    now: datetime, minutes: int, hours: Hours
) -> None:
    due = deadline(now, minutes, hours)
    assert due >= now + timedelta(minutes=minutes)
    assert due.utcoffset() == timedelta(0)
    local = due.astimezone(ZoneInfo(hours.timezone))
    assert local.weekday() in hours.days
    assert hours.opens <= local.time() <= hours.closes


@given(now=ANY_NOW, minutes=some.integers(0, 2_000), hours=ANY_HOURS)
def test_that_a_longer_promise_is_never_due_earlier(
    now: datetime, minutes: int, hours: Hours
) -> None:
    assert deadline(now, minutes, hours) <= deadline(now, minutes + 1, hours)


@pytest.mark.parametrize(
    ("days", "language", "words"),
    [
        (OFFICE.days, "en", "Mon-Fri 09:00-17:00 (UTC)"),
        (OFFICE.days, "de", "Mo-Fr 09:00-17:00 (UTC)"),
        (OFFICE.days, "es", "lun-vie 09:00-17:00 (UTC)"),
        (OFFICE.days, "fr", "Mon-Fri 09:00-17:00 (UTC)"),
        (WEEK, "en", "Mon-Sun 09:00-17:00 (UTC)"),
        ((0,), "en", "Mon 09:00-17:00 (UTC)"),
        ((0, 1), "en", "Mon, Tue 09:00-17:00 (UTC)"),
        ((0, 2, 4), "en", "Mon, Wed, Fri 09:00-17:00 (UTC)"),
        ((4, 0, 2, 1, 3), "en", "Mon-Fri 09:00-17:00 (UTC)"),  # as somebody wrote it
        ((0, 0, 1), "en", "Mon, Tue 09:00-17:00 (UTC)"),
    ],
)
def test_that_opening_hours_are_told_shortly(
    days: tuple[int, ...], language: str, words: str
) -> None:
    assert in_words(Hours(days=days), language) == words


def test_that_the_zone_is_told() -> None:
    hours = Hours(timezone="America/Chicago", opens=time(8), closes=time(20, 30))
    assert in_words(hours, "en") == "Mon-Fri 08:00-20:30 (America/Chicago)"
