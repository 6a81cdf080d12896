"""An index on a fresh database, and the demo desk's articles in it."""

from collections.abc import AsyncIterator, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from deskhand.domain.workspace import Article
from deskhand.knowledge.articles import read_articles
from deskhand.knowledge.index import PostgresIndex
from deskhand.language.ngrams import NGrams
from deskhand.ports import Rows
from deskhand.storage.database import Store, open_store
from deskhand.storage.rows import PostgresRows
from deskhand.storage.statements import Statements
from deskhand.testing.postgres import Databases

DEMO = Path(str(files("deskhand").joinpath("starter", "copper_kettle")))


class CountingEmbedder:
    """N-grams that remember how many texts they were asked for."""

    size = NGrams.size

    def __init__(self, name: str = "counting-1") -> None:
        self.name = name
        self.asked = 0
        self._ngrams = NGrams()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += len(texts)
        return self._ngrams.embed(texts)


def article(path: str = "shipping/canada.md", text: str = "", **fields: str) -> Article:
    """An article with everything filled in."""
    return Article.model_validate(
        {
            "path": path,
            "title": "Shipping",
            "category": "shipping",
            "text": text or "Shipping to Canada costs 14.95 USD.",
            **fields,
        }
    )


@pytest.fixture
def rows(store_pool: Store) -> Rows:
    return PostgresRows(Statements(store_pool))


@pytest.fixture(scope="session")
async def shared_rows(databases: Databases) -> AsyncIterator[Rows]:
    """Rows on a database that all tests read and none changes."""
    url = databases.create()
    pool = await open_store(url, pool_size=4)
    yield PostgresRows(Statements(pool))
    await pool.close()
    databases.drop(url)


@pytest.fixture
def index(rows: Rows) -> PostgresIndex:
    return PostgresIndex(rows=rows, embedder=NGrams())


@pytest.fixture(scope="session")
def demo_articles() -> list[Article]:
    articles, problems = read_articles(DEMO)
    assert not problems
    return articles
