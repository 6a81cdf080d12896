"""Tells which category a message belongs to, or that it fits none."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from deskhand.domain.reading import Guess, Neighbor
from deskhand.language.arrays import load, save
from deskhand.language.calibration import learn
from deskhand.language.embedder import Embedder
from deskhand.language.features import Features
from deskhand.language.kernel import Kernel
from deskhand.language.softmax import Floats, Labels

NONE_OF_THESE = "none_of_these"
"""Category of neighbors that are examples of no category."""
_VERSION = "intents-1"
"""Goes up with every change of what training makes from the same examples."""
_NEIGHBORS = 3
_RANKED = 5
_FEWEST_STRANGERS = 40
_KEPT_TRAININGS = 8


class IntentClassifier:
    """An IntentModel: it weighs a message by its likeness to examples."""

    def __init__(
        self, examples: Sequence[tuple[str, str]], kernel: Kernel, *, features: Features
    ) -> None:
        self._examples = examples
        self._categories = _categories(examples)
        self._kernel = kernel
        self._features = features

    def guess(self, texts: Sequence[str]) -> list[Guess]:
        """One guess per text, with the nearest examples to explain it."""
        if not texts:
            return []
        similarity = self._features.rows(texts) @ self._kernel.rows.T
        shares = self._kernel.shares(similarity)
        return [self._guess(*pair) for pair in zip(similarity, shares, strict=True)]

    def _guess(self, similarity: Floats, shares: Floats) -> Guess:
        if not similarity.any():
            return Guess(category=None, confidence=1.0)
        order: list[int] = np.argsort(-shares)[:_RANKED].tolist()
        ranking = tuple((self._categories[i], round(float(shares[i]), 4)) for i in order)
        none = round(max(0.0, 1 - float(shares.sum())), 4)
        category, confidence = ranking[0]
        return Guess(
            category=category if confidence >= none else None,
            confidence=max(confidence, none),
            ranking=ranking,
            neighbors=self._neighbors(similarity),
        )

    def _neighbors(self, similarity: Floats) -> tuple[Neighbor, ...]:
        nearest: list[int] = np.argsort(-similarity)[:_NEIGHBORS].tolist()
        return tuple(
            Neighbor(
                category=self._examples[i][0],
                text=self._examples[i][1],
                similarity=round(float(similarity[i]), 4),
            )
            for i in nearest
        )


def train(
    examples: Mapping[str, Sequence[str]],
    none_of_these: Sequence[str],
    *,
    embedder: Embedder,
    cache: Path,
) -> IntentClassifier:
    """Learn the categories from examples; the same examples are learned once and then read."""
    strangers = list(none_of_these)
    if len(strangers) < _FEWEST_STRANGERS:
        strangers += _general_strangers()
    pairs = [(category, text) for category in sorted(examples) for text in examples[category]]
    pairs += [(NONE_OF_THESE, text) for text in strangers]
    features = Features(embedder)
    key = hashlib.sha256(json.dumps([_VERSION, features.name, pairs]).encode()).hexdigest()
    file = cache / f"intents-{key[:16]}.npz"
    stored = load(file, Kernel._fields)
    if stored:
        return IntentClassifier(pairs, Kernel(*stored), features=features)
    rows = features.rows([text for _, text in pairs])
    kernel = learn(rows, _labels(pairs), len(_categories(pairs)))
    save(kernel._asdict(), file)
    _forget_old(cache)
    return IntentClassifier(pairs, kernel, features=features)


def _categories(pairs: Sequence[tuple[str, str]]) -> list[str]:
    return sorted({category for category, _ in pairs} - {NONE_OF_THESE})


def _labels(pairs: Sequence[tuple[str, str]]) -> Labels:
    """Numbers of the categories in order; none of these comes last."""
    categories = _categories(pairs)
    numbers = {category: number for number, category in enumerate(categories)}
    return np.array([numbers.get(category, len(categories)) for category, _ in pairs], np.intp)


def _general_strangers() -> list[str]:
    """Messages that belong to no desk, for a workspace that wrote too few of its own."""
    text = files("deskhand.language").joinpath("strangers.txt").read_text("utf-8")
    return text.splitlines()


def _forget_old(cache: Path) -> None:
    trainings = sorted(cache.glob("intents-*.npz"), key=lambda file: -file.stat().st_mtime)
    for old in trainings[_KEPT_TRAININGS:]:
        old.unlink(missing_ok=True)
