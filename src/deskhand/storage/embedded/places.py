"""Where everything of one embedded Postgres lies on the disk."""

from __future__ import annotations

import os
import secrets
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from deskhand.storage.embedded.accounts import Account, give, may_reach

MAJOR = 18
SHELTER = Path("/var/lib/deskhand")
# A socket's address holds 103 bytes on macOS, and Postgres adds its file name to the folder.
LONGEST_SOCKET_FOLDER = 85


@dataclass(frozen=True)
class Places:
    """The files of one home folder."""

    home: Path

    @property
    def data(self) -> Path:
        return self.home / f"pg{MAJOR}"

    @property
    def secret(self) -> Path:
        return self.home / "pg.secret"

    @property
    def log(self) -> Path:
        return self.home / "pg.log"

    @property
    def starting(self) -> Path:
        """Locked by whoever starts or stops."""
        return self.home / "pg.starting"

    @property
    def tenants(self) -> Path:
        """Locked, shared, by every process that uses the server."""
        return self.home / "pg.tenants"

    @property
    def serving(self) -> Path:
        """Locked by the server itself: postmaster and backends, to the last of them."""
        return self.home / "pg.serving"

    @property
    def socket_note(self) -> Path:
        return self.home / "pg.socket"


def settle(home: Path, account: Account | None) -> Places:
    """Make the home folder, or follow it to a shelter when the account could not reach it."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    home = home.resolve()
    moved = home / "moved-to"
    if moved.is_symlink() or (account and not may_reach(account, home)):
        home = _shelter(moved)
    if account:
        # Only its own folder, and only the right to pass through.
        home.chmod(stat.S_IMODE(home.stat().st_mode) | 0o011)
    return Places(home)


def _shelter(moved: Path) -> Path:
    """Root's own folders are closed to others, and opening them is not ours to do."""
    SHELTER.mkdir(mode=0o711, parents=True, exist_ok=True)
    with suppress(FileExistsError):  # another process was first, or it is an old one
        moved.symlink_to(SHELTER / secrets.token_hex(6))
    place = moved.readlink()
    place.mkdir(mode=0o711, exist_ok=True)
    return place


def socket_folder(places: Places) -> Path:
    """The folder of the socket: the data's own, or a private short one."""
    if len(os.fsencode(places.data)) <= LONGEST_SOCKET_FOLDER:
        return places.data
    try:
        return Path(places.socket_note.read_text("utf-8"))
    except FileNotFoundError:
        return places.data


def prepare_socket_folder(places: Places, account: Account | None) -> Path:
    """Clear it of a dead server's leftovers; make a private short one where one is needed."""
    folder = socket_folder(places)
    if len(os.fsencode(places.data)) > LONGEST_SOCKET_FOLDER and not _is_private(folder, account):
        folder = Path(tempfile.mkdtemp(prefix="pg-", dir=_short_temporary_folder()))
        give(folder, account)
        places.socket_note.write_text(str(folder), "utf-8")
    for leftover in folder.glob(".s.PGSQL.*"):
        leftover.unlink()
    return folder


def remove_socket_folder(places: Places) -> None:
    """Leave nothing outside of the home folder."""
    folder = socket_folder(places)
    if folder != places.data:
        with suppress(OSError):
            folder.rmdir()
        places.socket_note.unlink(missing_ok=True)


def _is_private(folder: Path, account: Account | None) -> bool:
    # A cleaned temporary folder may have been made anew by somebody else, who would then listen.
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    owner = account.uid if account else os.geteuid()
    if not stat.S_ISDIR(found.st_mode) or len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
        return False
    return found.st_uid == owner and not found.st_mode & 0o77


def _short_temporary_folder() -> str:
    usual = tempfile.gettempdir()
    return usual if len(os.fsencode(usual)) < LONGEST_SOCKET_FOLDER - 20 else "/tmp"  # noqa: S108
