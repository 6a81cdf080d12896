"""Finds one-time codes of six digits."""

import re
from collections.abc import Iterator

from deskhand.domain.reading import Detail

_CODE = re.compile(r"(?<![\w#.,-])\d{6}(?![\w-]|[.,]\d)")
_GROUPED = re.compile(r"\s*(\d{3}[ -]\d{3})\s*\Z")


def find(text: str) -> Iterator[Detail]:
    """Six digits alone; in two groups only when nothing else is said."""
    grouped = _GROUPED.match(text)
    if grouped:
        digits = grouped.group(1)
        value = digits[:3] + digits[4:]
        yield Detail(kind="code", value=value, start=grouped.start(1), end=grouped.end(1))
        return
    for found in _CODE.finditer(text):
        start, end = found.span()
        yield Detail(kind="code", value=found.group(), start=start, end=end)
