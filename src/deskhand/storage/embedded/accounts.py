"""The operating-system account that Postgres runs as, because it refuses to run as root."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from deskhand.errors import PostgresNotStarted

CANDIDATES = ("postgres", "pgserver", "nobody")
ENTER, READ = 0o1, 0o4


@dataclass(frozen=True)
class Account:
    """Numbers are enough: a container may own files by an id without a name."""

    uid: int
    gid: int


def account_for(data: Path) -> Account | None:
    """None when we may run Postgres as ourselves; else whose the data is, or may become."""
    if os.geteuid() != 0:
        return None
    if data.exists():
        owner = data.stat()
        return Account(owner.st_uid, owner.st_gid)
    return unprivileged(CANDIDATES)


def unprivileged(names: Sequence[str]) -> Account:
    """The first of these accounts that exists here."""
    import pwd  # not on Windows, where this module must still import

    for name in names:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_uid, found.pw_gid)
    raise PostgresNotStarted(
        f"Postgres refuses to run as root and no account named {' or '.join(names)} exists here: "
        "run Deskhand as a normal account, create one of these, or set DATABASE_URL."
    )


def refuse_nameless(uid: int) -> None:
    """Postgres can live without a name of its account, but not be born without one."""
    import pwd

    try:
        pwd.getpwuid(uid)
    except KeyError:
        raise PostgresNotStarted(
            f"The account number {uid} has no name on this system, which Postgres needs: "
            "give it one in /etc/passwd, run as another account, or set DATABASE_URL."
        ) from None


def give(path: Path, account: Account | None) -> None:
    """Make that account the owner of something of ours."""
    if account:
        os.chown(path, account.uid, account.gid)


def may(account: Account, path: Path, bits: int) -> bool:
    """Whether the plain mode bits let that account enter (a folder) or read."""
    found = path.stat()
    if found.st_uid == account.uid:
        return found.st_mode >> 6 & bits == bits
    if found.st_gid == account.gid:
        return found.st_mode >> 3 & bits == bits
    return found.st_mode & bits == bits


def may_reach(account: Account, path: Path) -> bool:
    """Whether that account may walk from the root folder down to here."""
    return all(may(account, folder, ENTER) for folder in path.parents)


def spawn_as(
    account: Account | None,
    command: Sequence[str | Path],
    *,
    output: int | IO[bytes],
    keep_open: Sequence[int] = (),
) -> subprocess.Popen[bytes]:
    """Run it outside of our terminal session, from a folder everybody may enter."""
    return subprocess.Popen(  # noqa: S603 - the command is ours, without a shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd=os.sep,
        env=_without_postgres_settings(os.environ),
        start_new_session=True,
        pass_fds=keep_open,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def _without_postgres_settings(environment: Mapping[str, str]) -> dict[str, str]:
    # PGPORT, PGDATA and friends of another installation would bend ours.
    return {key: value for key, value in environment.items() if not key.startswith("PG")}
