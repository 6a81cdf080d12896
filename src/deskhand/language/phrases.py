"""Finds phrases of a list in a text, in time that does not depend on the length of the list."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?|[\u2600-\u27bf\U0001f300-\U0001faff]|[!?]{2,}")
_SHORTEST_WITH_PLURAL = 4
"""The `s` of `gas` is its own."""


class Found(NamedTuple):
    """A phrase of the list, and where it stands."""

    phrase: str
    start: int
    end: int
    before: tuple[str, ...]
    """The three words before it, folded."""


class Phrases:
    """Matches whole words without regard to case; of two phrases at a place the longer wins."""

    def __init__(self, phrases: Iterable[str], *, forgive_plural: bool = False) -> None:
        self._forgive_plural = forgive_plural
        self._by_first: dict[str, list[tuple[list[str], str]]] = {}
        for phrase in phrases:
            words = [self._folded(word) for word in _WORD.findall(phrase)]
            if words:
                self._by_first.setdefault(words[0], []).append((words, phrase))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str) -> Iterator[Found]:
        """Phrases in order, not overlapping."""
        places = list(_WORD.finditer(text)) if self._by_first else []
        words = [self._folded(place.group()) for place in places]
        index = 0
        while index < len(words):
            hit = self._at(words, index)
            if hit:
                length, phrase = hit
                before = tuple(words[max(0, index - 3) : index])
                last = places[index + length - 1]
                yield Found(phrase, places[index].start(), last.end(), before)
                index += length
            else:
                index += 1

    def _at(self, words: list[str], index: int) -> tuple[int, str] | None:
        for wanted, phrase in self._by_first.get(words[index], ()):
            if words[index : index + len(wanted)] == wanted:
                return len(wanted), phrase
        return None

    def _folded(self, word: str) -> str:
        folded = word.casefold().replace("\u2019", "'")
        if self._forgive_plural and len(folded) >= _SHORTEST_WITH_PLURAL:
            return folded.removesuffix("s")
        return "!!" if folded.startswith("!") else folded
