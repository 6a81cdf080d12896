"""Takes personal numbers and addresses out of a text that goes into logs and traces."""

import re
from collections.abc import Iterator
from itertools import chain

from deskhand.domain.reading import Detail
from deskhand.language.details import cards, emails, phones, without_overlaps

_DIGIT = re.compile(r"\d")
_ANY_REGION = "US"
_TRUNK = re.compile(r"(?<![\w.,-])(?:\+|0)\d(?:[ ()./-]{0,2}\d){7,13}(?![\w-])")
"""National numbers of other regions begin with 0; nine digits or more, as a date has eight."""


def mask_cards(text: str) -> str:
    """The text without payment card numbers: they are of no use to a desk and must not be kept."""
    found = without_overlaps(d for d in cards.find(text) if d.kind == "card")
    for card in reversed(found):
        text = f"{text[: card.start]}[card]{text[card.end :]}"
    return text


def redact(text: str) -> str:
    """The text with `[card]`, `[iban]`, `[email]`, `[phone]` in their places."""
    parts: list[str] = []
    last = 0
    for detail in without_overlaps(_personal(text)):
        parts += [text[last : detail.start], f"[{detail.kind}]"]
        last = detail.end
    return "".join(parts) + text[last:]


def _personal(text: str) -> Iterator[Detail]:
    found = emails.find(text)
    if not _DIGIT.search(text):
        return found
    return chain(cards.find(text), found, phones.find(text, _ANY_REGION), _national(text))


def _national(text: str) -> Iterator[Detail]:
    for found in _TRUNK.finditer(text):
        yield Detail(kind="phone", value=found.group(), start=found.start(), end=found.end())
