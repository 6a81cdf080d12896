"""Tells the language of a text."""

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from deskhand.language.byte_table import open_table
from deskhand.language.scripts import OFFERED, VARIANTS, written_in

_LONGEST_READ = 1_000
_FEWEST_WORDS = 3
_SURE = 0.5
_NOT_A_WORD = re.compile(
    r"https?://\S{1,500}|www\.\S{1,500}|\S{1,64}@\S{1,100}|<[^>]{1,200}>|\S{0,40}[\d_#]\S{0,40}"
)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_KIN = {"da": "no", "sr": "hr", "sk": "cs"}
"""So near that they share their probability: it is surely one of them, so take the likelier."""


class Languages:
    """A LanguageFinder: the alphabet first, then py3langid among the languages that use it."""

    def __init__(self, cache: Path, *, offered: Sequence[str] = OFFERED) -> None:
        self._offered = frozenset(offered)
        self._table = open_table(cache, (*OFFERED, *VARIANTS))
        self._codes = [VARIANTS.get(str(n), str(n)) for n in self._table.languages]

    def language(self, text: str, *, otherwise: str) -> str:
        """ISO 639-1 code; `otherwise` below three words, or where no language is likely."""
        words = _WORD.findall(_NOT_A_WORD.sub(" ", text[:_LONGEST_READ]))
        possible, words = written_in(words)
        possible &= self._offered
        if len(possible) == 1:
            return next(iter(possible))
        if not possible or len(words) < _FEWEST_WORDS:
            return otherwise
        return self._likeliest(words, possible) or otherwise

    def _likeliest(self, words: list[str], possible: frozenset[str]) -> str | None:
        shares = self._shares(words, possible)
        families: defaultdict[str, float] = defaultdict(float)
        for code, share in shares.items():
            families[_KIN.get(code, code)] += share
        family = max(families, key=lambda code: families[code])
        if families[family] < _SURE:
            return None
        return max((c for c in shares if _KIN.get(c, c) == family), key=lambda c: shares[c])

    def _shares(self, words: list[str], possible: frozenset[str]) -> dict[str, float]:
        """Probability of each possible language."""
        text = " ".join(words)
        # Some texts are all capitals, which the model never saw.
        plain = text.lower() if text.isupper() else text
        # The library's own calibration: likelihoods of overlapping sequences count too often.
        scores = self._table.scores(plain) / np.sqrt(len(plain.encode()))
        scores[[code not in possible for code in self._codes]] = -np.inf
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        merged = dict.fromkeys(possible, 0.0)
        for code, share in zip(self._codes, shares, strict=True):
            if code in merged:
                merged[code] += float(share)
        return merged
