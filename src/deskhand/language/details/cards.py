"""Finds payment cards and bank accounts by their check digits."""

import re
from collections.abc import Iterator

from stdnum import iban, luhn

from deskhand.domain.reading import Detail

_CARD = re.compile(r"(?<![\w.,])\d(?:[ -]?\d){12,18}(?!\w|[ -]?\d)")
_IBAN = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?", re.I)
_SHORTEST_IBAN = 15


def find(text: str) -> Iterator[Detail]:
    """Kinds `card` and `iban`; the value is the bare number."""
    for found in _CARD.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        if digits[0] != "0" and luhn.is_valid(digits):
            yield Detail(kind="card", value=digits, start=found.start(), end=found.end())
    for found in _IBAN.finditer(text):
        yield from _account(found)


def _account(found: re.Match[str]) -> Iterator[Detail]:
    """The longest valid number at this place: words after it look like more groups."""
    for end in range(len(found.group()), _SHORTEST_IBAN - 1, -1):
        number = found.group()[:end].replace(" ", "").upper()
        if iban.is_valid(number):
            start = found.start()
            yield Detail(kind="iban", value=number, start=start, end=start + end)
            return
