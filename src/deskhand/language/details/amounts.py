"""Finds amounts of money."""

import re
from collections.abc import Iterator
from decimal import Decimal

from deskhand.domain.reading import Detail

_SIGNS = {
    "us$": "USD", "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "bucks": "USD",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "quid": "GBP",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY", "₹": "INR", "inr": "INR", "rupees": "INR",
    "₺": "TRY", "try": "TRY", "lira": "TRY", "zł": "PLN", "pln": "PLN", "zloty": "PLN",
    "c$": "CAD", "cad": "CAD", "a$": "AUD", "aud": "AUD", "chf": "CHF", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK",
}  # fmt: skip
_WITHOUT_MINOR_UNITS = {"JPY"}
_LONGEST_NUMBER = 14
_SIGN = "|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))
_NUMBER = r"\d{1,9}(?:[.,'\u2019\u00a0 ]\d{3}){0,3}(?:[.,]\d{1,2})?"
_BEFORE = re.compile(rf"(?<![^\W_])({_SIGN})\s?({_NUMBER})(?![\d%]|[.,]\d)", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?<![\w.,$€£-])({_NUMBER})\s?({_SIGN})(?![^\W_])", re.IGNORECASE
)  # no dash before it: `CK-1042 eur` is not an amount
_DECIMALS = re.compile(r"[.,](\d{1,2})\Z")


def find(text: str) -> Iterator[Detail]:
    """Amounts as `49.00 USD`; a number without a currency is not one."""
    for found in _BEFORE.finditer(text):
        yield _detail(found, number=found.group(2), sign=found.group(1))
    for found in _AFTER.finditer(text):
        yield _detail(found, number=found.group(1), sign=found.group(2))


def _detail(found: re.Match[str], *, number: str, sign: str) -> Detail:
    currency = _SIGNS[sign.casefold()]
    decimals = _DECIMALS.search(number)
    whole = re.sub(r"\D", "", number[: decimals.start()] if decimals else number)
    value = Decimal(f"{whole}.{decimals.group(1) if decimals else 0}")
    places = 0 if currency in _WITHOUT_MINOR_UNITS else 2
    start, end = found.span()
    return Detail(kind="amount", value=f"{value:.{places}f} {currency}", start=start, end=end)
