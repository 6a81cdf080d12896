"""Each test gets a database of its own, and none is left over."""

import os
import subprocess
from pathlib import Path

import psycopg
import pytest

from deskhand.testing.postgres import Databases, at_database, fingerprint


def names(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        return {str(row[0]) for row in connection.execute("select datname from pg_database")}


def make(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"create database {name}".encode())


@pytest.fixture
def ended() -> int:
    process = subprocess.Popen(["/bin/true"])
    process.wait()
    return process.pid


def test_that_two_databases_share_nothing(databases: Databases) -> None:
    first, second = databases.create(), databases.create()
    with psycopg.connect(first, autocommit=True) as connection:
        connection.execute("create table only_here (id int)")
    with psycopg.connect(second) as connection:
        assert connection.execute("select to_regclass('only_here')").fetchone() == (None,)
    databases.drop(first)
    databases.drop(second)


def test_that_a_dropped_database_is_gone_though_somebody_is_connected(
    databases: Databases, database_url: str
) -> None:
    url = databases.create()
    with psycopg.connect(url):
        databases.drop(url)
    assert url.rpartition("/")[2].partition("?")[0] not in names(database_url)


def test_that_an_empty_database_has_no_schema(empty_database_url: str, database_url: str) -> None:
    for url, expected in ((empty_database_url, None), (database_url, "deskhand")):
        with psycopg.connect(url) as connection:
            row = connection.execute("select to_regnamespace('deskhand')::text").fetchone()
        assert row == (expected,)


def test_that_what_a_killed_run_left_is_swept_and_what_lives_stays(
    databases: Databases, database_url: str, ended: int
) -> None:
    dead, alive = f"deskhand_test_{ended}_1", f"deskhand_test_{os.getppid()}_999999"
    make(database_url, dead)
    make(database_url, alive)
    databases.sweep()
    assert alive in names(database_url)
    assert dead not in names(database_url)
    databases.drop(at_database(database_url, alive))


def test_that_any_edit_of_a_migration_makes_a_new_template(tmp_path: Path) -> None:
    (tmp_path / "0001_first.sql").write_text("select 1;", "utf-8")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "0001_first.sql").write_text("select 2;", "utf-8")
    assert fingerprint(tmp_path) != before
