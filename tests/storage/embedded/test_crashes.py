"""However a server or a machine ended, the next start works and loses nothing."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from deskhand.errors import PostgresNotStarted
from deskhand.storage.embedded import EmbeddedPostgres, doorbell, locks


@pytest.fixture
def stranger(home: Path, lived_in: None) -> Iterator[subprocess.Popen[bytes]]:
    """A living process that has nothing to do with any of this, but runs as the same account."""
    owner = (home / "pg18").stat().st_uid if os.geteuid() == 0 else None
    process = subprocess.Popen(["/bin/sleep", "60"], user=owner)
    yield process
    process.kill()
    process.wait()


def postmaster(home: Path) -> int:
    data = home / "pg18"
    found = doorbell.postmaster(data / ".s.PGSQL.5432", data / "postmaster.pid")
    assert found
    return found


def claim_pid(home: Path, pid: int) -> None:
    """What a power loss leaves when another process has got the number since."""
    (home / "pg18" / "postmaster.pid").write_text(
        f"{pid}\n{home / 'pg18'}\n{int(time.time())}\n5432\n{home / 'pg18'}\n\n  1 1\nready\n",
        "utf-8",
    )


def test_that_committed_rows_survive_a_killed_postmaster(home: Path) -> None:
    server = EmbeddedPostgres(home)  # with fsync, for this is its promise
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("create table kept as select generate_series(1, 50000) as id")
        os.kill(postmaster(home), signal.SIGKILL)
    assert server.start() == "started"
    with psycopg.connect(server.url()) as connection:
        assert connection.execute("select count(*) from kept").fetchone() == (50_000,)
    assert server.stop()


def test_that_a_start_waits_for_the_last_backend_of_a_killed_postmaster(
    server: EmbeddedPostgres, home: Path
) -> None:
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        backend = connection.info.backend_pid
        os.kill(backend, signal.SIGSTOP)
        os.kill(postmaster(home), signal.SIGKILL)
        try:
            with pytest.raises(PostgresNotStarted, match="not ready yet"):
                server.start(wait=1)
        finally:
            os.kill(backend, signal.SIGCONT)
        assert server.start() == "started"


def test_that_a_stale_pid_file_with_the_number_of_a_living_process_is_no_obstacle(
    server: EmbeddedPostgres, home: Path, stranger: subprocess.Popen[bytes]
) -> None:
    server.start()
    server.stop()
    claim_pid(home, stranger.pid)
    assert server.start(wait=20) == "started"
    assert server.stop()
    assert stranger.poll() is None


def test_that_a_stop_never_signals_the_stranger_a_pid_file_names(
    server: EmbeddedPostgres, home: Path, stranger: subprocess.Popen[bytes]
) -> None:
    server.start()
    claim_pid(home, stranger.pid)
    assert server.stop()
    assert stranger.poll() is None


def test_that_leftover_sockets_of_a_dead_server_are_no_obstacle(
    server: EmbeddedPostgres, home: Path, stranger: subprocess.Popen[bytes]
) -> None:
    server.start()
    server.stop()
    (home / "pg18" / ".s.PGSQL.5432").touch()
    (home / "pg18" / ".s.PGSQL.5432.lock").write_text(f"{stranger.pid}\n", "utf-8")
    assert server.start(wait=20) == "started"


def test_that_a_server_that_ends_while_starting_says_why_at_once(home: Path) -> None:
    before = time.monotonic()
    with pytest.raises(PostgresNotStarted, match=r"ended while starting .*FATAL.*shared_buffers"):
        EmbeddedPostgres(home, {"fsync": "off", "shared_buffers": "nonsense"}).start()
    assert time.monotonic() - before < 10
    assert not locks.is_held(home / "pg.serving")


def test_that_an_impossible_folder_is_named(home: Path) -> None:
    home.write_text("a file, not a folder", "utf-8")
    with pytest.raises(PostgresNotStarted, match=str(home)):
        EmbeddedPostgres(home).start()
    home.unlink()


def test_that_a_lost_password_file_is_named(server: EmbeddedPostgres, home: Path) -> None:
    server.start()
    server.stop()
    (home / "pg.secret").unlink()
    with pytest.raises(PostgresNotStarted, match=r"pg\.secret .* is missing"):
        server.start()


def test_that_a_wrong_password_file_is_named_at_once(server: EmbeddedPostgres, home: Path) -> None:
    server.start()
    (home / "pg.secret").write_text("wrong", "utf-8")
    with pytest.raises(PostgresNotStarted, match=r"password in .*pg\.secret"):
        server.start()


def test_that_a_start_gives_up_when_another_never_ends(
    server: EmbeddedPostgres, home: Path
) -> None:
    lock = locks.try_take(home / "pg.starting")
    assert lock
    with lock, pytest.raises(PostgresNotStarted, match="Another process is still starting"):
        server.start(wait=0.2)


def test_that_settings_of_another_postgres_in_the_environment_do_not_bend_it(
    server: EmbeddedPostgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "6543")
    monkeypatch.setenv("PGDATA", "/nonexistent")
    monkeypatch.setenv("PGOPTIONS", "-c statement_timeout=0")
    assert server.start() == "started"


def test_that_a_log_that_grew_too_long_is_begun_anew(server: EmbeddedPostgres, home: Path) -> None:
    (home / "pg.log").write_bytes(b"old\n" * 1_500_000)
    server.start()
    assert b"old" not in (home / "pg.log").read_bytes()
