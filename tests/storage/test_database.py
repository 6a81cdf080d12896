"""A pool whose connections are prepared, alive, and gone when it is."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from deskhand.storage import database
from deskhand.storage.database import Store, open_store

SECRET = "pw-nobody-may-see"


def administer(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def name_of(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def password_of(url: str) -> str:
    return urlsplit(url).password or ""


async def value(store: Store, statement: str) -> object:
    async with store.connection() as connection:
        row = await (await connection.execute(statement.encode())).fetchone()
    assert row
    return row["value"]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("search_path", "deskhand,public"),
        ("timezone", "UTC"),
        ("statement_timeout", "30s"),
        ("lock_timeout", "10s"),
        ("idle_in_transaction_session_timeout", "1min"),
    ],
)
async def test_that_a_connection_is_prepared(
    store_pool: Store, setting: str, expected: str
) -> None:
    assert await value(store_pool, f"select current_setting('{setting}') as value") == expected


async def test_that_times_come_back_in_utc(store_pool: Store) -> None:
    moment = await value(store_pool, "select '2026-01-01T02:00+02:00'::timestamptz as value")
    assert isinstance(moment, datetime)
    assert moment.tzinfo is not None
    assert moment.utcoffset() == UTC.utcoffset(None)


async def test_that_what_is_written_is_committed_at_once(
    store_pool: Store, database_url: str
) -> None:
    async with store_pool.connection() as connection:
        await connection.execute("create table kept (id int)")
        administer(database_url, "insert into deskhand.kept values (1)")


async def test_that_dead_connections_are_replaced_without_an_error_or_a_delay(
    database_url: str,
) -> None:
    store = await open_store(database_url, pool_size=8)
    try:
        await asyncio.gather(
            *(value(store, "select pg_sleep(0.1)::text as value") for _ in "12345678")
        )
        administer(
            database_url,
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity "
            "where application_name = 'deskhand' and datname = current_database()",
        )
        before = time.monotonic()
        for _ in range(16):
            assert await value(store, "select 1 as value") == 1
        assert time.monotonic() - before < 3
    finally:
        await store.close()


@asynccontextmanager
async def only_the_first_gets_through(url: str) -> AsyncGenerator[int]:
    """A way to the server on which every connection but the first one falls silent."""
    address = f"{parse_qs(urlsplit(url).query)['host'][0]}/.s.PGSQL.5432"
    seen: list[asyncio.StreamWriter] = []

    async def carry(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            target.write(data)
        target.close()

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(writer)
        if len(seen) > 1:
            return
        server_reader, server_writer = await asyncio.open_unix_connection(address)
        seen.append(server_writer)
        await asyncio.gather(carry(reader, server_writer), carry(server_reader, writer))

    door = await asyncio.start_server(greet, "127.0.0.1", 0)
    async with door:
        yield door.sockets[0].getsockname()[1]
    for writer in seen:
        writer.close()


async def test_that_a_cancelled_opening_leaves_no_task_behind(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 2.0)
    before = asyncio.all_tasks()
    async with only_the_first_gets_through(database_url) as port:
        url = f"postgresql://postgres:{password_of(database_url)}@127.0.0.1:{port}/"
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(open_store(url + name_of(database_url), pool_size=2), 1)
        left = [task.get_name() for task in asyncio.all_tasks() - before]
    assert not [name for name in left if "deskhand" in name]
