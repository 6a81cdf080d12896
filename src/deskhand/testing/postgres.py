"""One Postgres for a whole test run and a fresh, migrated database for each test."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

# Tests may lose what they wrote: no waiting for the disk.
TEST_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
    "max_wal_size": "256MB",
}
PREFIX = "deskhand_test_"
LOCK = 5_180_221_005


class Server(Protocol):
    """What `EmbeddedPostgres` offers; several processes may use one."""

    def start(self) -> str: ...

    def stop(self) -> bool: ...

    def url(self) -> str: ...


class Databases:
    """Copies of one migrated template, made and dropped on request."""

    def __init__(self, url: str, *, migrate: Callable[[str], None], fingerprint: str) -> None:
        self._url = url
        self._template = f"{PREFIX}template_{fingerprint}"
        self._numbers = itertools.count(1)
        with self._administration() as connection:
            # Every process of a parallel run comes by here; one of them builds.
            connection.execute("select pg_advisory_lock(%s)", [LOCK])
            if not _exists(connection, self._template):
                self._build_template(connection, migrate)

    def create(self, *, is_empty: bool = False, like: str | None = None) -> str:
        """The address of a new database that nobody else uses: migrated, empty, or a copy.

        Nobody may be connected to the database that is copied.
        """
        name = f"{PREFIX}{os.getpid()}_{next(self._numbers)}"
        template = "template0" if is_empty else self._template
        if like is not None:
            template = urlsplit(like).path.removeprefix("/")
        with self._administration() as connection:
            connection.execute(
                sql.SQL("create database {} template {} strategy file_copy").format(
                    sql.Identifier(name), sql.Identifier(template)
                )
            )
        return at_database(self._url, name)

    def drop(self, url: str) -> None:
        """Remove it, whoever is still connected."""
        with self._administration() as connection:
            _drop(connection, urlsplit(url).path.removeprefix("/"))

    def sweep(self) -> None:
        """Remove older templates and what killed runs left."""
        with self._administration() as connection:
            connection.execute("select pg_advisory_lock(%s)", [LOCK])
            rows = connection.execute(
                "select datname from pg_database where starts_with(datname, %s) and datname <> %s",
                [PREFIX, self._template],
            ).fetchall()
            for name in (str(row[0]) for row in rows):
                if not _is_in_use(name):
                    _drop(connection, name)

    def _build_template(
        self, connection: psycopg.Connection, migrate: Callable[[str], None]
    ) -> None:
        unfinished = f"{PREFIX}unfinished"
        _drop(connection, unfinished)
        connection.execute(sql.SQL("create database {}").format(sql.Identifier(unfinished)))
        migrate(at_database(self._url, unfinished))
        connection.execute(
            sql.SQL("alter database {} rename to {}").format(
                sql.Identifier(unfinished), sql.Identifier(self._template)
            )
        )

    def _administration(self) -> psycopg.Connection:
        return psycopg.connect(self._url, autocommit=True)


@contextmanager
def serving(
    server: Server, *, migrate: Callable[[str], None], folder: Path
) -> Generator[Databases]:
    """Databases on that server, which the last process to leave stops."""
    how = server.start()
    try:
        databases = Databases(server.url(), migrate=migrate, fingerprint=fingerprint(folder))
        if how == "started":
            databases.sweep()
        yield databases
    finally:
        server.stop()


def fingerprint(folder: Path) -> str:
    """Changes with every edit of a migration, so that no test runs on an old template."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".sql"}:
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def at_database(url: str, name: str) -> str:
    """The same address, another database."""
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def _exists(connection: psycopg.Connection, name: str) -> bool:
    found = connection.execute("select from pg_database where datname = %s", [name])
    return found.fetchone() is not None


def _is_in_use(name: str) -> bool:
    maker = re.fullmatch(rf"{PREFIX}(\d+)_\d+", name)
    if maker is None:
        return False
    try:
        os.kill(int(maker[1]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _drop(connection: psycopg.Connection, name: str) -> None:
    connection.execute(
        sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
    )
