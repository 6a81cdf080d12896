"""The schema is brought to the newest version: whole, once, and never backwards."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import psycopg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from psycopg import sql

from deskhand.errors import StoreUnavailable
from deskhand.storage.database import place
from deskhand.storage.migrate import migrate, versions
from deskhand.storage.migrations import script
from deskhand.testing.postgres import Databases

MIGRATE = "import sys; from deskhand.storage.migrate import migrate; migrate(sys.argv[1]); "
ROLE = "deskhand_test_stranger"


def fetch(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(statement.encode()).fetchall()


def present(url: str) -> list[tuple[object, ...]]:
    return fetch(url, "select version_num from deskhand.alembic_version")


@pytest.fixture
def only_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The SQL that every version runs instead of its own."""
    (tmp_path / "sql").mkdir()
    for version in versions():
        (tmp_path / "sql" / f"{version}.sql").write_text("select 1;", "utf-8")

    def files_of_the_test(_: str) -> Path:
        return tmp_path

    monkeypatch.setattr(script, "files", files_of_the_test)
    return tmp_path / "sql" / f"{versions()[0]}.sql"


def test_that_an_empty_database_is_brought_to_the_newest_version(empty_database_url: str) -> None:
    migrate(empty_database_url)
    assert present(empty_database_url) == [(versions()[-1],)]
    assert fetch(empty_database_url, "select '[1]'::public.vector::text") == [("[1]",)]


def test_that_doing_it_again_changes_nothing(database_url: str) -> None:
    migrate(database_url)
    assert present(database_url) == [(versions()[-1],)]


def test_that_every_version_is_named_as_its_file_and_follows_the_one_before() -> None:
    folder = files("deskhand.storage").joinpath("migrations")
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    walked = [found.revision for found in ScriptDirectory.from_config(config).walk_revisions()]
    assert walked[::-1] == versions()
    assert all(folder.joinpath("sql", f"{version}.sql").is_file() for version in versions())
    assert max(map(len, versions())) <= 32  # the column of the present version is that wide


def test_that_a_start_at_head_imports_neither_alembic_nor_sqlalchemy(database_url: str) -> None:
    code = MIGRATE + "sys.exit(bool({'alembic', 'sqlalchemy'} & set(sys.modules)))"
    command = [sys.executable, "-c", code, database_url]
    assert subprocess.run(command, check=False, timeout=30).returncode == 0  # noqa: S603


def test_that_two_processes_may_do_it_at_once(empty_database_url: str) -> None:
    command = [sys.executable, "-c", MIGRATE, empty_database_url]
    both = [subprocess.Popen(command) for _ in range(2)]  # noqa: S603
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert present(empty_database_url) == [(versions()[-1],)]


def test_that_a_database_of_a_newer_deskhand_is_refused(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute("update deskhand.alembic_version set version_num = '9999_later'")
    with pytest.raises(StoreUnavailable, match=r"newer Deskhand \(9999_later\): install"):
        migrate(database_url)


def test_that_sql_is_run_as_it_is_written(empty_database_url: str, only_version: Path) -> None:
    only_version.write_text(
        "create table odd (words text default '100% of :name %s');\n"
        "insert into odd default values; -- in the schema of Deskhand",
        "utf-8",
    )
    migrate(empty_database_url)
    assert fetch(empty_database_url, "select words from deskhand.odd") == [("100% of :name %s",)]


def test_that_a_failed_version_leaves_nothing_and_can_be_tried_again(
    empty_database_url: str, only_version: Path
) -> None:
    only_version.write_text("create table half (id int); select 1 / 0;", "utf-8")
    with pytest.raises(psycopg.errors.DivisionByZero):
        migrate(empty_database_url)
    assert fetch(empty_database_url, "select to_regclass('deskhand.half')") == [(None,)]
    only_version.write_text("create table half (id int);", "utf-8")
    migrate(empty_database_url)
    assert fetch(empty_database_url, "select id from deskhand.half") == []


def test_that_an_account_without_the_right_is_told_so(
    databases: Databases, empty_database_url: str
) -> None:
    with psycopg.connect(empty_database_url, autocommit=True) as connection:
        name = sql.Identifier(f"{ROLE}_{connection.info.backend_pid}")
        connection.execute(sql.SQL("create role {} login password 'strange'").format(name))
        role = f"{ROLE}_{connection.info.backend_pid}"
        password = connection.info.password
    address = empty_database_url.replace(f"postgres:{password}@", f"{role}:strange@")
    try:
        with pytest.raises(StoreUnavailable, match=r"may not set up the database at .*owner"):
            migrate(address)
    finally:
        with psycopg.connect(empty_database_url, autocommit=True) as connection:
            connection.execute(sql.SQL("drop role {}").format(name))


def test_that_an_unreachable_database_is_named() -> None:
    url = "postgresql://desk:secret@127.0.0.1:1/desk"
    with pytest.raises(StoreUnavailable, match=place(url)):
        migrate(url)
