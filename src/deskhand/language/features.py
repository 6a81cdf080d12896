"""What the classifiers see of a text: its meaning beside its words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from deskhand.language.embedder import Embedder
from deskhand.language.ngrams import NGrams

_WORDS_WEIGHT = 0.4
"""Meaning finds what nobody wrote before; words keep apart what only sounds alike."""


class Features:
    """Rows of length one (zeros for a text without words)."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        words = NGrams()
        self._words = None if embedder.name == words.name else words
        self.name = f"{embedder.name}+{words.name}" if self._words else embedder.name

    def rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text."""
        meaning = self._embedder.embed(texts)
        if not self._words:
            return meaning
        rows = np.hstack([meaning, _WORDS_WEIGHT * self._words.embed(texts)])
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
