"""When somebody is at the desk, by the workspace's opening hours."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from deskhand.domain.workspace import Hours

_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
}
_LONGEST_SEARCH = 3_660
"""Days: ten years are enough even for a desk that opens for minutes a week."""


def deadline(now: datetime, minutes: int, hours: Hours) -> datetime:
    """The moment by which so many opening minutes have passed."""
    left = timedelta(minutes=minutes)
    for opens, closes in _spans(now, hours):
        begin = max(now, opens)
        if begin < closes and closes - begin >= left:
            return begin + left
        left -= max(closes - begin, timedelta())
    return now + timedelta(minutes=minutes)  # a desk that never opens keeps the plain clock


def in_words(hours: Hours, language: str) -> str:
    """`Mon-Fri 09:00-17:00 (Europe/Berlin)`."""
    names, days = _DAYS.get(language, _DAYS["en"]), sorted(set(hours.days))
    named = ", ".join(names[day] for day in days)
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        named = f"{names[days[0]]}-{names[days[-1]]}"
    return f"{named} {hours.opens:%H:%M}-{hours.closes:%H:%M} ({hours.timezone})"


def _spans(now: datetime, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    """From when to when the desk is open, from the day of `now` on.

    In UTC: between two moments of one zone Python counts hours that a clock change leaves out.
    """
    zone = ZoneInfo(hours.timezone)
    today = now.astimezone(zone).date()
    for ahead in range(_LONGEST_SEARCH if hours.days else 0):
        day = today + timedelta(days=ahead)
        if day.weekday() in hours.days:
            opens, closes = (
                datetime.combine(day, at, zone).astimezone(UTC)
                for at in (hours.opens, hours.closes)
            )
            yield opens, closes
