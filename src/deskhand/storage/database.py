"""Open the pool of connections to the one Postgres that everything is kept in."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import psycopg
from psycopg.abc import ConnDict
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from deskhand.errors import SettingInvalid, StoreUnavailable

Connection = psycopg.AsyncConnection[DictRow]
Store = AsyncConnectionPool[Connection]

OLDEST = 15
PATIENCE = 5.0
BUSY_PATIENCE = 5.0
SCHEMES = ("postgresql://", "postgres://")

# A `set` per connection, for a connection proxy drops options that come with the greeting.
PREPARE = """
select set_config('search_path', 'deskhand,public', false),
       set_config('timezone', 'UTC', false),
       set_config('statement_timeout', '30s', false),
       set_config('lock_timeout', '10s', false),
       set_config('idle_in_transaction_session_timeout', '60s', false)
"""
HAS_VECTOR = "select exists (select from pg_available_extensions where name = 'vector')"


async def open_store(url: str, *, pool_size: int) -> Store:
    """A pool of ready connections; every reason why there can be none is one sentence."""
    where = place(url)
    try:
        async with asyncio.timeout(PATIENCE):
            await _look(url, where)
        return await _opened(_pool(url, pool_size))
    except (TimeoutError, PoolTimeout) as late:
        raise StoreUnavailable(
            f"Postgres at {where} does not answer: check the address and whether it runs."
        ) from late
    except psycopg.OperationalError as refused:
        raise StoreUnavailable(refusal(where, str(refused))) from refused


def place(url: str) -> str:
    """Where that address leads, without its password."""
    found = _parts(url)
    hosts = str(found.get("host") or "localhost").split(",")
    ports = str(found.get("port") or "5432").split(",")
    ports = ports * len(hosts) if len(ports) == 1 else ports
    return ", ".join(f"{host}:{port}" for host, port in zip(hosts, ports, strict=False))


def _parts(url: str) -> ConnDict:
    with suppress(psycopg.ProgrammingError):  # it repeats the address, so nobody may see it
        if url.startswith(SCHEMES):
            return conninfo_to_dict(url)
    raise SettingInvalid(
        "DATABASE_URL is not the address of a Postgres: "
        "write postgresql://NAME:PASSWORD@HOST:5432/DATABASE."
    )


def refusal(where: str, said: str) -> str:
    """The sentence for what Postgres, or the way to it, said."""
    if "password authentication failed" in said or "no password supplied" in said:
        return f"Postgres at {where} refuses the name or password of DATABASE_URL: correct them."
    if "does not exist" in said and "database" in said:
        return f"Postgres at {where} has no database of that name: create it, or correct its name."
    reason = said.strip().splitlines()[0].rpartition("failed: ")[2] if said.strip() else "no reason"
    return (
        f"Postgres at {where} cannot be reached ({reason}): check the address and whether it runs."
    )


def unfit(where: str, *, version: int, encoding: str, has_vector: bool) -> str | None:
    """The sentence for a Postgres that answers but cannot be used."""
    major = version // 10000
    if major < OLDEST:
        return f"Postgres at {where} is version {major}: use {OLDEST} or newer."
    if encoding != "UTF8":
        return f"The database at {where} is encoded in {encoding}: create one in UTF8."
    if not has_vector:
        return (
            f"Postgres at {where} lacks the extension vector: "
            f"install pgvector there (the package postgresql-{major}-pgvector)."
        )
    return None


async def _look(url: str, where: str) -> None:
    async with await psycopg.AsyncConnection.connect(
        url, autocommit=True, connect_timeout=int(PATIENCE)
    ) as connection:
        row = await (await connection.execute(HAS_VECTOR)).fetchone()
        complaint = unfit(
            where,
            version=connection.info.server_version,
            encoding=connection.info.parameter_status("server_encoding") or "UTF8",
            has_vector=bool(row and row[0]),
        )
    if complaint:
        raise StoreUnavailable(complaint)


async def _opened(pool: Store) -> Store:
    try:
        await pool.open(wait=True, timeout=PATIENCE)
    except BaseException:
        # Its own tasks outlive a cancelled opening, and would keep the event loop from ending.
        await pool.close()
        raise
    return pool


def _pool(url: str, size: int) -> Store:
    async def check(connection: Connection) -> None:
        if not is_alive(connection):
            # Where one died, others did: look at all now, else each would cost a growing delay.
            await pool.check()
            raise psycopg.OperationalError("the connection was closed by the server")

    pool = AsyncConnectionPool(
        url,
        connection_class=psycopg.AsyncConnection[DictRow],
        kwargs={
            "autocommit": True,
            "row_factory": dict_row,
            "connect_timeout": int(PATIENCE),
            "application_name": "deskhand",
        },
        min_size=min(4, size),
        max_size=size,
        open=False,
        configure=_prepare,
        check=check,
        timeout=BUSY_PATIENCE,
        name="deskhand",
    )
    return pool


async def _prepare(connection: Connection) -> None:
    await connection.execute(PREPARE)


def is_alive(connection: Connection) -> bool:
    """Whether the server still holds the other end; a read without waiting, not a round trip."""
    with suppress(psycopg.OperationalError):
        # Twice: a server that closes says why first.
        connection.pgconn.consume_input()
        connection.pgconn.consume_input()
        return True
    return False
