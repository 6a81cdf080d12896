"""The fallback without any file: a text as hashed words and parts of words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_SIZE: Final = 1_024
_LONGEST_TEXT = 4_000
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_PART_LENGTHS = (3, 4)
_WORD_WEIGHT = 2
"""A whole word says more than its parts, which are there for typing errors and endings."""


class NGrams:
    """Knows no synonyms: good enough to start a desk offline, not to run one."""

    name = "ngrams-1"
    size = _SIZE

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector per text; only the first 4,000 characters count."""
        rows = np.zeros((len(texts), self.size), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for part, count in Counter(_parts(_folded(text[:_LONGEST_TEXT]))).items():
                number = crc32(part.encode("utf-8", "replace"))
                weight = _WORD_WEIGHT if part.startswith("=") else 1
                sign = 1 if number & 0x8000_0000 else -1
                row[number % self.size] += sign * weight * np.sqrt(count)
            row /= np.linalg.norm(row) or 1
        return rows


def _folded(text: str) -> str:
    """All numbers alike: that there is one says something, which one does not."""
    return _DIGIT.sub("0", text.casefold())


def _parts(text: str) -> Iterator[str]:
    previous = ""
    for word in _WORD.findall(text):
        yield f"={word}"
        if previous:
            yield f"={previous} {word}"
        previous = word
        framed = f"<{word}>"
        for length in _PART_LENGTHS:
            for start in range(len(framed) - length + 1):
                yield framed[start : start + length]
