"""A database with the table of letters."""

from collections.abc import AsyncGenerator

import pytest

from deskhand.ports import Rows
from deskhand.storage.database import open_store
from deskhand.storage.rows import PostgresRows
from deskhand.storage.statements import Statements
from deskhand.testing.postgres import Databases


@pytest.fixture(scope="session")
async def letter_rows(databases: Databases) -> AsyncGenerator[Rows]:
    """A database with the table of letters, shared: it is emptied after each test."""
    url = databases.create()
    store = await open_store(url, pool_size=8)
    yield PostgresRows(Statements(store))
    await store.close()
    databases.drop(url)


@pytest.fixture
async def rows(letter_rows: Rows) -> AsyncGenerator[Rows]:
    yield letter_rows
    await letter_rows.fetch("truncate deskhand.letters", {})
