"""Each workspace has a database of its own on the embedded server, made once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from deskhand.storage.databases import database_for
from deskhand.storage.embedded import EmbeddedPostgres
from deskhand.testing.postgres import at_database

NAMES = {
    "Copper Kettle (test)": "desk_copper_kettle_test",
    "ümläut 'quotes' \"; drop": "desk_ml_ut_quotes_drop",
    "x" * 200: "desk_" + "x" * 40,
}


class Running:
    """A server that runs already: all that is asked of one here is its address."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.home = Path()

    def url(self, database: str = "postgres") -> str:
        """The address of a database of it."""
        return at_database(self._url, database)


@pytest.fixture
def server(empty_database_url: str) -> Iterator[EmbeddedPostgres]:
    running = Running(empty_database_url)
    yield cast(EmbeddedPostgres, running)
    with psycopg.connect(empty_database_url, autocommit=True) as connection:
        for name in NAMES.values():
            connection.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(name)))


@pytest.mark.parametrize(("workspace", "name"), NAMES.items())
def test_that_a_workspace_of_any_name_gets_one(
    server: EmbeddedPostgres, workspace: str, name: str
) -> None:
    url = database_for(server, workspace)
    assert urlsplit(url).path == f"/{name}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create table kept (id int)")
    assert database_for(server, workspace) == url
    with psycopg.connect(url) as connection:
        assert connection.execute("select count(*) from kept").fetchone() == (0,)


def test_that_several_may_ask_for_it_at_once(server: EmbeddedPostgres) -> None:
    with ThreadPoolExecutor(6) as pool:
        urls = set(pool.map(database_for, [server] * 6, ["Copper Kettle (test)"] * 6))
    assert len(urls) == 1
