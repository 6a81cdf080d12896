"""A database with the table of letters, which can be switched off."""

from collections.abc import AsyncGenerator

import pytest
from pydantic import JsonValue

from deskhand.errors import StoreUnavailable
from deskhand.ports import Facts, Rows
from deskhand.storage.database import open_store
from deskhand.storage.rows import PostgresRows
from deskhand.storage.statements import Statements
from deskhand.testing.postgres import Databases


class SwitchedRows:
    """Rows that can be switched off."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._is_on = True

    def break_down(self) -> None:
        self._is_on = False

    async def fetch(self, sql: str, params: Facts) -> list[dict[str, JsonValue]]:
        if not self._is_on:
            raise StoreUnavailable("The database does not answer.")
        return await self._rows.fetch(sql, params)


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
