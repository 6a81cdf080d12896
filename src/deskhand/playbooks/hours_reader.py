"""Reads when teammates are there."""

from datetime import time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from deskhand.domain.workspace import Hours
from deskhand.playbooks.source.fields import Fields
from deskhand.playbooks.source.notes import did_you_mean

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_hours(fields: Fields | None) -> Hours:
    """Read [hours]; without it, people work nine to five from Monday to Friday, UTC."""
    if fields is None:
        return Hours()
    usual = Hours()
    hours = Hours(
        timezone=_timezone(fields),
        days=_days(fields) or usual.days,
        opens=_time(fields, "opens", usual.opens),
        closes=_time(fields, "closes", usual.closes),
    )
    if hours.opens >= hours.closes:
        fields.wrong("closes", "'closes' must be later than 'opens'; correct one of them.")
    fields.close()
    return hours


def _timezone(fields: Fields) -> str:
    name = fields.text("timezone", "UTC")
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        fields.wrong("timezone", f"'{name}' is no time zone; use one such as 'Europe/Berlin'.")
    return name


def _days(fields: Fields) -> tuple[int, ...]:
    days = fields.texts("days")
    for day in days:
        if day not in _DAYS:
            fields.wrong("days", f"'{day}' is no day of the week; {did_you_mean(day, _DAYS)}")
    return tuple(_DAYS.index(day) for day in days if day in _DAYS)


def _time(fields: Fields, name: str, otherwise: time) -> time:
    written = fields.text(name, otherwise.isoformat("minutes"))
    try:
        return time.fromisoformat(written)
    except ValueError:
        fields.wrong(name, f"'{written}' is no time of day; write it such as \"09:00\".")
        return otherwise
