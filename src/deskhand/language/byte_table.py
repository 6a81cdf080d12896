"""Scores languages by the byte sequences of a text: py3langid's model at a tenth of its memory.

The library keeps an automaton of 40 MB and 142 languages. The same sequences as a sorted table,
with the columns of the offered languages only, take 7 MB and give the same scores.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, cast

import numpy as np
from numpy.typing import NDArray
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from deskhand.language.arrays import load, save

_LONGEST = 6
"""Bytes of the longest sequence that the model knows."""
_FORMAT = "byte-table-1"


class _Model(Protocol):
    """The library has no types: this is what we read of it."""

    nb_classes: list[str]
    nb_ptc: NDArray[np.float16]
    nb_pc: NDArray[np.float32]
    tk_nextmove: Sequence[int]
    tk_row: Sequence[int]
    tk_output: list[int]

    def set_languages(self, langs: Sequence[str]) -> None: ...


class ByteTable(NamedTuple):
    """Sequences in order, the feature that each stands for, and a weight per language."""

    languages: NDArray[np.str_]
    keys: NDArray[np.uint64]
    features: NDArray[np.int32]
    weights: NDArray[np.float16]
    priors: NDArray[np.float32]

    def scores(self, text: str) -> NDArray[np.float32]:
        """Log likelihood of each language; all equal where nothing is known."""
        counts = np.unique_counts(self._features(text.encode("utf-8", "replace")))
        weights = self.weights[counts.values].astype(np.float32)
        return np.log1p(counts.counts).astype(np.float32) @ weights + self.priors

    def _features(self, data: bytes) -> NDArray[np.int32]:
        """One feature per place: that of the longest known sequence which ends there."""
        letters = np.frombuffer(data, np.uint8).astype(np.uint64)
        found = np.full(len(letters), -1, np.int32)
        packed = np.zeros(len(letters), np.uint64)
        for length in range(1, min(_LONGEST, len(letters)) + 1):
            shift = np.uint64(8 * (length - 1))
            packed[length - 1 :] |= letters[: len(letters) - length + 1] << shift
            wanted = packed[length - 1 :] | np.uint64(length << 56)
            place = np.searchsorted(self.keys, wanted).clip(max=len(self.keys) - 1)
            is_known = self.keys[place] == wanted
            tail = found[length - 1 :]
            tail[is_known] = self.features[place[is_known]]
        return found[found >= 0]


def open_table(folder: Path, languages: Sequence[str]) -> ByteTable:
    """The table from this folder; the first time it is made there, in half a second."""
    file = folder / f"{_FORMAT}.npz"
    wanted = sorted(set(languages))
    stored = load(file, ByteTable._fields)
    if stored:
        table = ByteTable(*stored)
        if sorted(set(table.languages.tolist())) == wanted:
            return table
    table = _make(wanted)
    save(table._asdict(), file)
    return table


def _make(languages: Sequence[str]) -> ByteTable:
    model = cast(
        _Model,
        LanguageIdentifier.from_model_file(MODEL_FILE),  # pyright: ignore[reportUnknownMemberType]
    )
    model.set_languages(languages)
    keys = _keys(
        np.asarray(model.tk_nextmove, np.uint32).reshape(-1, 256),
        np.asarray(model.tk_row, np.uint32),
    )
    order = np.argsort(keys)
    return ByteTable(
        languages=np.array(model.nb_classes),
        keys=keys[order],
        features=np.array(model.tk_output, np.int32)[order],
        weights=np.array(model.nb_ptc),
        priors=np.array(model.nb_pc),
    )


def _keys(moves: NDArray[np.uint32], rows: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The sequence behind each state of the automaton: the shortest way to it from the start."""
    keys = np.zeros(len(rows), np.uint64)
    is_seen = np.zeros(len(rows), np.bool_)
    is_seen[0] = True
    front = np.zeros(1, np.intp)
    for length in range(1, _LONGEST + 1):
        # A state is reached for the first time from its own prefix only, so any way to it will do.
        way_to = np.full(len(rows), -1, np.intp)
        reached = moves[rows[front]].ravel()
        way_to[reached] = np.arange(len(reached))
        states = np.flatnonzero((way_to >= 0) & ~is_seen)
        way = way_to[states]
        letters = (way % 256).astype(np.uint64)
        before = keys[front[way // 256]] & np.uint64((1 << 56) - 1)
        keys[states] = before << np.uint64(8) | letters | np.uint64(length << 56)
        is_seen[states] = True
        front = states
    return keys
