"""Finds telephone numbers."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from deskhand.domain.reading import Detail

# The matcher is slow and most messages hold no number at all: look for digits first.
_WORTH_A_LOOK = re.compile(r"\d(?:[ \t()./\u2010-\u2015-]{0,3}\d){6}")


def find(text: str, region: str) -> Iterator[Detail]:
    """Valid numbers in international form; without `+` they are read as numbers of the region."""
    if not _WORTH_A_LOOK.search(text):
        return
    for found in PhoneNumberMatcher(text, region, leniency=Leniency.VALID):
        value = phonenumbers.format_number(found.number, PhoneNumberFormat.E164)
        yield Detail(kind="phone", value=value, start=found.start, end=found.end)
