"""Finds web addresses."""

import re
from collections.abc import Iterator

from deskhand.domain.reading import Detail

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)
_NOT_AT_THE_END = ".,;:!?)]}'\u2019\u201d\u00bb*_"


def find(text: str) -> Iterator[Detail]:
    """Addresses in order, without the punctuation of the sentence around them."""
    for found in _URL.finditer(text):
        address = found.group().rstrip(_NOT_AT_THE_END)
        if "." in address:
            start = found.start()
            yield Detail(kind="url", value=address, start=start, end=start + len(address))
