"""Nobody else gets in, and nothing of what is inside gets out."""

import os
import stat
from pathlib import Path

import psycopg
import pytest

from deskhand.storage.embedded import EmbeddedPostgres


def test_that_the_password_is_private_and_required(server: EmbeddedPostgres, home: Path) -> None:
    server.start()
    secret = home / "pg.secret"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert secret.stat().st_uid == os.geteuid()
    right = secret.read_text("utf-8")
    assert len(right) >= 32
    for wrong in ("", right[:-1]):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(server.url().replace(right, wrong))
    rules = (home / "pg18" / "pg_hba.conf").read_text("utf-8").splitlines()
    ways = {line.split()[-1] for line in rules if line.strip() and not line.startswith("#")}
    assert ways == {"scram-sha-256"}


def test_that_it_does_not_listen_on_the_network(server: EmbeddedPostgres) -> None:
    server.start()
    with psycopg.connect(server.url()) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("",)


def test_that_a_failed_statement_does_not_bring_its_words_into_the_log(
    server: EmbeddedPostgres, home: Path
) -> None:
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("create table told (words text check (length(words) < 3))")
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("insert into told values ('my card number')")
    log = (home / "pg.log").read_text("utf-8")
    assert "violates check constraint" in log
    assert "my card number" not in log


def test_that_an_over_long_path_gets_a_private_socket_folder_and_leaves_none(home: Path) -> None:
    deep = home / ("d" * 60) / ("e" * 60)
    deep.parent.mkdir(parents=True)
    server = EmbeddedPostgres(deep, {"fsync": "off"})
    server.start()
    folder = Path((deep / "pg.socket").read_text("utf-8"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.stat().st_uid == (deep / "pg18").stat().st_uid
    with psycopg.connect(server.url()) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    second = EmbeddedPostgres(deep)
    assert second.start() == "attached"
    assert [server.stop(), second.stop()] == [False, True]
    assert not folder.exists()


def test_that_a_socket_folder_open_to_others_is_not_used_again(home: Path) -> None:
    deep = home / ("d" * 60) / ("e" * 60)
    deep.mkdir(parents=True)
    trap = home / "trap"
    trap.mkdir(mode=0o777)
    trap.chmod(0o777)
    (deep / "pg.socket").write_text(str(trap), "utf-8")
    server = EmbeddedPostgres(deep, {"fsync": "off"})
    server.start()
    assert (deep / "pg.socket").read_text("utf-8") != str(trap)
    assert server.stop()
