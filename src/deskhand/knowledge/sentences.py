"""Cuts running text into sentences."""

import re

_QUOTES_OPEN = "\"'(\\[\u201c\u2018\u00ab"
_QUOTES_CLOSE = "\"')\\]\u201d\u2019\u00bb"
_CJK_STOPS = "\u3002\uff01\uff1f"
_END = re.compile(
    rf"(?<=[.!?\u2026])[{_QUOTES_CLOSE}]*\s+(?=[{_QUOTES_OPEN}]*[^\W_])|(?<=[{_CJK_STOPS}])"
)
_SHORT_FORM = re.compile(
    r"\b(?:[Ee]\.g|[Ii]\.e|[Ee]tc|[Aa]pprox|[Ii]ncl|vs|cf|ca|[Nn]o|[Nn]r|St|Mrs?|Ms|Dr|[Ff]ig|[A-Z])\.$"
)
"""A full stop that ends a short form or an initial, not a sentence."""
_MARKS = (".", "!", "?", "\u2026", ":", ";", *_CJK_STOPS)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in order, word for word."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        head = text[start : end.end()].strip()
        # People write questions without capitals; a full stop before one may be a short form.
        goes_on = head.endswith((".", "\u2026")) and text[end.end() : end.end() + 1].islower()
        if head and not goes_on and not _SHORT_FORM.search(head):
            found.append(head)
            start = end.end()
    rest = text[start:].strip()
    return (*found, rest) if rest else tuple(found)


def closed(text: str) -> str:
    """The text with a full stop, where it has no mark at its end."""
    bare = text.rstrip("\"')\u201d\u2019\u00bb")
    return text if not text or bare.endswith(_MARKS) else f"{text}."
