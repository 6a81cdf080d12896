"""Cuts a message into clauses, because each may be a concern of its own."""

import re
from collections.abc import Iterator
from itertools import islice

Span = tuple[int, int]

_MOST_SPANS = 64
_FEWEST_WORDS = 3
"""A clause of fewer words stays with its neighbor: `Hi.`, `thanks!`, `and quickly`."""
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}")

_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_])[.!?]+(?=[\s\"')\]]|\Z)|(?<=[\d)\]\"'])[.!?]+(?=\s|\Z)|[!?\u2026]+|[\u3002\uff01\uff1f\u061f]+|\n+|;(?=\s)"
)
# The look behind and the bound keep long runs of spaces from costing the square of their length.
_JOINT = re.compile(
    r"[,.]?(?<!\s)\s{1,3}(?=(?:(?:and|but)\s)?(?:also|secondly|another thing|besides|by the way|"
    r"additionally|on top of that|one more thing|while (?:i'm|i am) at it|plus)\b)"
    r"|,\s{1,3}(?=(?:and|but|und|aber|et|mais|y|pero|e|ma|mas|en|maar)\b)"
    r"|(?<!\s)\s{1,3}(?=and\s(?:also|i|i'm|i've|my|can|could|would|how|what|where|when|why|is|are|"
    r"do|does|did|will|please|the|it|another|your)\b)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nr|vs|etc|approx|ca|bzw|usw|inc|ltd|jan|feb|mar|apr|jun|jul|"
    r"aug|sept?|oct|nov|dec)|\b[a-z]\.[a-z]|\b[a-z])\Z",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8


def split(text: str) -> list[Span]:
    """Where the clauses of a text begin and end, in order; nothing but space lies between them."""
    clauses = [span for sentence in _sentences(text) for span in _clauses(text, sentence)]
    return _joined(text, clauses)


def _sentences(text: str) -> Iterator[Span]:
    start, last = 0, len(text.rstrip())
    for mark in _SENTENCE_END.finditer(text):
        is_dot = mark.group() == "." and mark.end() < last
        if is_dot and _is_abbreviation(text, mark.start()):
            continue
        yield start, mark.end()
        start = mark.end()
    yield start, len(text)


def _is_abbreviation(text: str, dot: int) -> bool:
    begin = max(0, dot - _LONGEST_ABBREVIATION)
    return bool(_ABBREVIATION.search(text[begin:dot]))


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Cut at a joint only where what stands on both sides is long enough to be a wish."""
    start, end = sentence
    for joint in _JOINT.finditer(text, start, end):
        if _is_long(text, (start, joint.start())) and _is_long(text, (joint.end(), end)):
            yield start, joint.start()
            start = joint.end()
    yield start, end


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Without empty spans, the short ones joined to what follows (the last to what precedes)."""
    whole: list[Span] = []
    for span in (_stripped(text, span) for span in spans):
        if span[0] == span[1]:
            continue
        is_full = len(whole) == _MOST_SPANS
        if whole and (is_full or not _is_long(text, whole[-1])):
            whole[-1] = whole[-1][0], span[1]
        else:
            whole.append(span)
    if len(whole) > 1 and not _is_long(text, whole[-1]):
        last = whole.pop()
        whole[-1] = whole[-1][0], last[1]
    return whole


def _stripped(text: str, span: Span) -> Span:
    piece = text[span[0] : span[1]]
    start = span[0] + len(piece) - len(piece.lstrip())
    return start, max(start, span[0] + len(piece.rstrip()))


def _is_long(text: str, span: Span) -> bool:
    start, end = span
    first_words = islice(_WORD.finditer(text, start, end), _FEWEST_WORDS)
    return sum(1 for _ in first_words) == _FEWEST_WORDS or bool(
        _IDEOGRAPHS.search(text, start, end)
    )
