"""Keeps the passages of all articles in Postgres and finds those nearest to a question."""

import asyncio
import json
from collections.abc import Sequence
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from deskhand.domain.citation import Passage
from deskhand.domain.value import Value
from deskhand.domain.workspace import Article
from deskhand.knowledge.passages import Cut, cut
from deskhand.knowledge.queries import KNOWN, PUT_ARTICLE, REMOVE_OTHERS, SEARCH
from deskhand.knowledge.words import codes, widened
from deskhand.ports import Embedder, Rows

FOUND = 5
DEPTH = 20
"""How many passages each of the two rankings proposes."""
RECIPE = "1"
"""Goes up with every change of how articles are cut or embedded: they are indexed anew."""

_CONFIGS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "fi": "finnish", "fr": "french", "hi": "hindi",
    "hu": "hungarian", "id": "indonesian", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


class Line(Value):
    """A sentence that may be quoted."""

    text: str
    nearness: float
    """Cosine between it and the question."""


class Hit(Value):
    """A passage that was found, with its sentences."""

    passage: Passage
    lines: tuple[Line, ...]


class Changes(Value):
    """What indexing changed."""

    indexed: int
    unchanged: int
    removed: int


class PostgresIndex:
    """Search over passages; articles are indexed again only when they or the model changed."""

    def __init__(self, *, rows: Rows, embedder: Embedder) -> None:
        self._rows = rows
        self._embedder = embedder
        self._model = f"{embedder.name}/{embedder.size}"

    async def sync(self, articles: Sequence[Article]) -> Changes:
        """Make the index hold these articles and no others."""
        known = {str(row["path"]): row["content_hash"] for row in await self._rows.fetch(KNOWN, {})}
        fresh = [a for a in articles if known.get(a.path) != self._fingerprint(a)]
        for article in fresh:
            await self._put(article)
        gone = known.keys() - {article.path for article in articles}
        if gone:
            paths = json.dumps([article.path for article in articles])
            await self._rows.fetch(REMOVE_OTHERS, {"paths": paths})
        return Changes(indexed=len(fresh), unchanged=len(articles) - len(fresh), removed=len(gone))

    async def search(
        self, question: str, *, categories: Sequence[str], language: str, limit: int = FOUND
    ) -> tuple[Passage, ...]:
        """The best passages, best first; without categories all are searched."""
        hits = await self.hits(question, categories=categories, language=language, limit=limit)
        return tuple(hit.passage for hit in hits)

    async def hits(
        self, question: str, *, categories: Sequence[str], language: str, limit: int = FOUND
    ) -> tuple[Hit, ...]:
        """The best passages with their sentences."""
        vector = self._embedder.embed([question])[0]
        params: dict[str, JsonValue] = {
            "embedding": _vector_text(vector),
            "embedder": self._model,
            "question": question,
            "widened": widened(question),
            "codes": " ".join(codes(question)),
            "config": _config(language),
            "language": language,
            "categories": json.dumps(list(categories)),
            "depth": DEPTH,
            "limit": limit,
        }
        return tuple(_hit(row) for row in await self._rows.fetch(SEARCH, params))

    async def _put(self, article: Article) -> None:
        cuts = cut(article)
        passages, sentences = await asyncio.to_thread(self._embedded, article.title, cuts)
        params: dict[str, JsonValue] = {
            **article.model_dump(mode="json"),
            "content_hash": self._fingerprint(article),
            "embedder": self._model,
            "config": _config(article.language),
            "passages": json.dumps(passages),
            "sentences": json.dumps(sentences),
        }
        await self._rows.fetch(PUT_ARTICLE, params)

    def _embedded(
        self, title: str, cuts: Sequence[Cut]
    ) -> tuple[list[dict[str, JsonValue]], list[dict[str, JsonValue]]]:
        passages: list[dict[str, JsonValue]] = []
        sentences: list[dict[str, JsonValue]] = []
        for number, piece in enumerate(cuts):
            context = f"{title}. {piece.heading}. " if piece.heading else f"{title}. "
            texts = [f"{context}{text}" for text in (piece.text, *piece.sentences)]
            whole, *vectors = (_vector_text(vector) for vector in self._embedder.embed(texts))
            passages.append(
                {
                    "position": number,
                    "heading": piece.heading,
                    "text": piece.text,
                    "embedding": whole,
                }
            )
            for position, (text, vector) in enumerate(zip(piece.sentences, vectors, strict=True)):
                sentences.append(
                    {"passage": number, "position": position, "text": text, "embedding": vector}
                )
        return passages, sentences

    def _fingerprint(self, article: Article) -> str:
        parts = [RECIPE, self._model, article.model_dump_json()]
        return sha256("\0".join(parts).encode()).hexdigest()


def _config(language: str) -> str:
    """The name of Postgres' word stemming for a language."""
    return _CONFIGS.get(language, "simple")


def _vector_text(vector: NDArray[np.float32]) -> str:
    return "[" + ",".join(f"{number:.6g}" for number in vector.tolist()) + "]"


class _Row(Value):
    """One row of the search."""

    id: int
    article: str
    title: str
    heading: str
    text: str
    category: str
    fused: float
    dense: float
    lexical: float
    texts: tuple[str, ...]
    nearness: tuple[float, ...]


def _hit(values: dict[str, JsonValue]) -> Hit:
    row = _Row.model_validate(values)
    passage = Passage(
        id=row.id,
        article=row.article,
        title=row.title,
        heading=row.heading,
        text=row.text,
        category=row.category,
        score=min(max(row.dense, 0.0), 1.0),
        parts={"dense": row.dense, "lexical": row.lexical, "fused": row.fused},
    )
    lines = zip(row.texts, row.nearness, strict=True)
    return Hit(passage=passage, lines=tuple(Line(text=t, nearness=n) for t, n in lines))
