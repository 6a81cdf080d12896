"""The sentence model MiniLM, run on one core by onnxruntime."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from deskhand.language.model_export import LONGEST, SIZE
from deskhand.language.model_store import RECIPE, Installed
from deskhand.language.wordpiece import WordPiece

Floats = NDArray[np.float32]

_REMEMBERED = 512
_LONGEST_REMEMBERED = 1_000
_EMPTY = 2
"""Tokens of a text without words: the begin and end marks."""


class _Session(Protocol):
    def run(self, output_names: None, input_feed: dict[str, NDArray[np.int64]]) -> list[Floats]: ...


class MiniLm:
    """One text at a time: the numbers are scaled per run, so a neighbor would change them."""

    name = RECIPE
    size = SIZE

    def __init__(self, installed: Installed) -> None:
        self._session = _session(installed.network)
        self._pieces = WordPiece(installed.vocabulary, longest=LONGEST)
        self._known = lru_cache(maxsize=_REMEMBERED)(self._vector)

    def embed(self, texts: Sequence[str]) -> Floats:
        """One unit vector per text; only the first 256 tokens count."""
        rows = np.empty((len(texts), self.size), np.float32)
        for row, text in zip(rows, texts, strict=True):
            short = len(text) <= _LONGEST_REMEMBERED
            row[:] = self._known(text) if short else self._vector(text)
        return rows

    def _vector(self, text: str) -> Floats:
        tokens = self._pieces.tokens(text)
        if len(tokens) == _EMPTY:
            return np.zeros(self.size, np.float32)
        return self._session.run(None, {"input_ids": np.array([tokens], np.int64)})[0][0]


def _session(network: Path) -> _Session:
    # onnxruntime ships no types for its compiled half: this function is the only place to pay.
    options = onnxruntime.SessionOptions()  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    opened = onnxruntime.InferenceSession(
        str(network),
        options,  # pyright: ignore[reportUnknownArgumentType]
        providers=["CPUExecutionProvider"],
    )
    return cast(_Session, opened)
