"""Texts to vectors: what the classifiers and the search need, and which one this desk has."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from deskhand.errors import ModelMissing
from deskhand.language.minilm import MiniLm
from deskhand.language.model_store import find
from deskhand.language.ngrams import NGrams


class Embedder(Protocol):
    """Texts to unit vectors; near vectors mean near texts."""

    @property
    def name(self) -> str:
        """Changes whenever the vectors do: stored vectors of another name are worthless."""
        ...

    @property
    def size(self) -> int:
        """Length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text; a text without words becomes zeros."""
        ...


def best_embedder(home: Path) -> Embedder:
    """The installed sentence model, or the weaker n-grams that need no file."""
    try:
        return MiniLm(find(home))
    except ModelMissing:
        return NGrams()
