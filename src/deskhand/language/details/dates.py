"""Finds full dates."""

import re
from collections.abc import Iterator
from datetime import date

from deskhand.domain.reading import Detail

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro ocak",
    "february feb februar février fév févr febrero febbraio februari fevereiro fev şubat",
    "march mar märz mrz mars marzo maart mrt março mart",
    "april apr avril avr abril abr aprile nisan",
    "may mai mayo maggio mag mei maio",
    "june jun juni juin junio giugno giu junho haziran",
    "july jul juli juillet juil julio luglio lug julho temmuz",
    "august aug août agosto ago augustus ağustos",
    "september sep sept septembre septiembre settembre set setembro eylül",
    "october oct oktober okt octobre octubre ottobre ott outubro out ekim",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
)
_MONTH_NUMBERS = {
    name.casefold(): number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}
_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\w-]*\d)")
_NUMBERS = re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\w/]|[.-]\d)")
_DAY_FIRST = re.compile(
    r"(?<!\w)(\d{1,2})(?:st|nd|rd|th|\.|º)?\s(?:de\s|of\s)?([^\W\d_]{3,10})\.?,?\s(?:de\s)?(\d{4})(?!\w)"
)
_MONTH_FIRST = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\w)")
_LAST_MONTH = 12


def find(text: str) -> Iterator[Detail]:
    """Dates as ISO 8601; `03/04/2026` means two days in two countries, so it is left alone."""
    for found in _ISO.finditer(text):
        yield from _detail(found, *(int(number) for number in found.groups()))
    for found in _NUMBERS.finditer(text):
        first, mark, second, year = found.groups()
        yield from _by_position(found, mark, (int(first), int(second)), int(year))
    for found in _DAY_FIRST.finditer(text):
        day, name, year = found.groups()
        yield from _detail(found, int(year), _MONTH_NUMBERS.get(name.casefold(), 0), int(day))
    for found in _MONTH_FIRST.finditer(text):
        name, day, year = found.groups()
        yield from _detail(found, int(year), _MONTH_NUMBERS.get(name.casefold(), 0), int(day))


def _by_position(
    found: re.Match[str], mark: str, pair: tuple[int, int], year: int
) -> Iterator[Detail]:
    first, second = pair
    if mark == "." or first > _LAST_MONTH or first == second:
        yield from _detail(found, year, second, first)
    elif second > _LAST_MONTH:
        yield from _detail(found, year, first, second)


def _detail(found: re.Match[str], year: int, month: int, day: int) -> Iterator[Detail]:
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return
    start, end = found.span()
    yield Detail(kind="date", value=value, start=start, end=end)
