"""Runs the named SQL statements that lie in the folder `sql`, one statement a file."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files

import psycopg
from psycopg.rows import DictRow
from psycopg_pool import PoolTimeout

from deskhand.errors import StoreUnavailable
from deskhand.storage.database import Connection, Store

_DOWN = (psycopg.OperationalError, PoolTimeout)


@cache
def text_of(name: str) -> bytes:
    """The statement of that name."""
    return files("deskhand.storage").joinpath("sql", f"{name}.sql").read_bytes()


class Statements:
    """Named statements over a pool; each call is committed on its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def all(self, name: str, /, **params: object) -> list[DictRow]:
        """All rows of a statement."""
        async with self._connection() as connection:
            return await (await connection.execute(text_of(name), params)).fetchall()

    async def one(self, name: str, /, **params: object) -> DictRow | None:
        """The first row, if there is one."""
        async with self._connection() as connection:
            return await (await connection.execute(text_of(name), params)).fetchone()

    async def run(self, name: str, /, **params: object) -> int:
        """The number of rows that were touched."""
        async with self._connection() as connection:
            return (await connection.execute(text_of(name), params)).rowcount

    async def plain(self, sql: str, params: Mapping[str, object]) -> list[DictRow]:
        """All rows of a statement that is not one of ours; none where it returns no rows."""
        async with self._connection() as connection:
            cursor = await connection.execute(sql.encode(), params)
            return await cursor.fetchall() if cursor.description else []

    async def second(self, first: str, second: str, /, **params: object) -> DictRow | None:
        """The row of the second statement, run after the first in one transaction.

        The second sees what was committed while the first waited for its lock.
        """
        async with self._connection() as connection, connection.transaction():
            held = await connection.execute(text_of(first), params)
            if await held.fetchone() is None:
                return None
            return await (await connection.execute(text_of(second), params)).fetchone()

    @asynccontextmanager
    async def _connection(self) -> AsyncGenerator[Connection]:
        try:
            async with self._store.connection() as connection:
                yield connection
        except _DOWN as down:
            raise StoreUnavailable(
                "The database does not answer. Nothing was lost; try again in a moment."
            ) from down
