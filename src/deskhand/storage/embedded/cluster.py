"""Make a new, empty Postgres data folder: whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from deskhand.errors import PostgresNotStarted
from deskhand.storage.embedded.accounts import Account, give, refuse_nameless, spawn_as
from deskhand.storage.embedded.locks import FileLock
from deskhand.storage.embedded.places import Places


def initialize(
    places: Places, programs: Path, account: Account | None, *, serving: FileLock, sync: bool
) -> None:
    """Build it aside and move it into place, so that a killed start leaves no half cluster."""
    refuse_nameless(account.uid if account else os.geteuid())
    for unfinished in places.home.glob("new-*"):
        shutil.rmtree(unfinished, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix="new-", dir=places.home))
    give(aside, account)
    password = _new_password(aside, account)
    initdb = spawn_as(
        account,
        _command(programs, aside, sync=sync),
        output=subprocess.PIPE,
        # While an orphan of a killed start still works, the next start has to wait.
        keep_open=[serving.fd],
    )
    _finish(initdb, aside)
    password.replace(places.secret)
    if account:
        os.chown(places.secret, os.geteuid(), os.getegid())
    (aside / "data").rename(places.data)
    aside.rmdir()
    _make_durable(places.home)


def _new_password(aside: Path, account: Account | None) -> Path:
    path = aside / "password"
    path.touch(mode=0o600, exist_ok=False)
    with path.open("w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(24))
        file.flush()
        os.fsync(file.fileno())
    give(path, account)
    return path


def _command(programs: Path, aside: Path, *, sync: bool) -> list[str | Path]:
    return [
        programs / "initdb",
        f"--pgdata={aside / 'data'}",
        "--username=postgres",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--auth=scram-sha-256",
        f"--pwfile={aside / 'password'}",
        "--no-instructions",
        *([] if sync else ["--no-sync"]),
    ]


def _finish(initdb: subprocess.Popen[bytes], aside: Path) -> None:
    with initdb:
        output, _ = initdb.communicate()
    if initdb.returncode:
        said = output.decode("utf-8", "replace").strip().splitlines()[-1:]
        shutil.rmtree(aside, ignore_errors=True)
        raise PostgresNotStarted(
            f"The embedded Postgres could not make its data in {aside.parent} "
            f"({' '.join(said) or f'exit status {initdb.returncode}'}): look whether the disk is "
            "full and the folder writable."
        )


def _make_durable(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
