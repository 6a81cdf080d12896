"""Says a date as people of a language do."""

from collections.abc import Mapping
from datetime import date

_MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
    "de": (
        *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli"),
        *("August", "September", "Oktober", "November", "Dezember"),
    ),
    "es": (
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"),
        *("agosto", "septiembre", "octubre", "noviembre", "diciembre"),
    ),
}
_DAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_FORMS: Mapping[str, str] = {
    "en": "{day}, {month} {number}",
    "de": "{day}, {number}. {month}",
    "es": "{day}, {number} de {month}",
}


def say_day(written: str, language: str) -> str:
    """`2026-03-06` as `Friday, March 6`; what is no date, or no known language, stays as it is."""
    form = _FORMS.get(language)
    try:
        day = date.fromisoformat(written[:10])
    except ValueError:
        return written
    if form is None:
        return day.isoformat()
    return form.format(
        day=_DAYS[language][day.weekday()],
        month=_MONTHS[language][day.month - 1],
        number=day.day,
    )
