"""Finds e-mail addresses."""

import re
from collections.abc import Iterator

from deskhand.domain.customer import normal_email
from deskhand.domain.reading import Detail

# Searching outwards from each @ keeps the time linear in texts made to be slow.
_NAME_BEFORE = re.compile(r"(?<![\w.+%-])[\w+%](?:[\w.+%'-]{0,62}[\w+%-])?\Z")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN_AFTER = re.compile(rf"@[ ]?(?:{_LABEL}\.){{1,5}}[^\W\d_]{{2,24}}(?![\w-])")
_LONGEST_NAME = 64


def find(text: str) -> Iterator[Detail]:
    """Addresses in order; one space after the @, as phones like to add, is forgiven."""
    at = text.find("@")
    while at >= 0:
        name = _NAME_BEFORE.search(text, max(0, at - _LONGEST_NAME), at)
        domain = _DOMAIN_AFTER.match(text, at)
        if name and domain:
            yield Detail(
                kind="email",
                value=normal_email(name.group() + domain.group()),
                start=name.start(),
                end=domain.end(),
            )
        at = text.find("@", at + 1)
