"""Ring at the socket of a server: does it answer, and which process is it."""

from __future__ import annotations

import socket
import struct
from pathlib import Path

import psycopg

from deskhand.errors import PostgresNotStarted

FULL_HOUSE = ("too many clients", "remaining connection slots")


def answers(url: str, secret: Path) -> bool:
    """Whether it serves; False while it starts, recovers, stops or is not there."""
    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError as refused:
        if "password authentication failed" in str(refused):
            raise PostgresNotStarted(
                f"The embedded Postgres does not accept the password in {secret}: "
                "put the file back that belongs to this folder's data."
            ) from refused
        return any(words in str(refused) for words in FULL_HOUSE)
    return True


def postmaster(address: Path, pid_file: Path) -> int | None:
    """The process that listens there; a number in a file alone may belong to anybody by now."""
    with socket.socket(socket.AF_UNIX) as ring:
        try:
            ring.connect(str(address))
        except OSError:
            return None
        if hasattr(socket, "SO_PEERCRED"):
            found = ring.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
            # Zero: it lives in another container, out of our reach.
            return struct.unpack("3i", found)[0] or None
    return int(pid_file.read_text("utf-8").split()[0])
