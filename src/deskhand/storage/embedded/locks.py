"""Kernel locks on files: they end with their holder, however it ends."""

from __future__ import annotations

import os
import time
import weakref
from pathlib import Path
from types import TracebackType

POLL = 0.02


class FileLock:
    """One held lock; the file itself stays, only the lock on it counts."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        _HELD.add(self)

    def release(self) -> None:
        """Let go; a process that got the descriptor handed over keeps holding the lock."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def __enter__(self) -> FileLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


_HELD: weakref.WeakSet[FileLock] = weakref.WeakSet()


def try_take(path: Path, *, shared: bool = False) -> FileLock | None:
    """Take the lock now, or say that somebody else holds it."""
    import fcntl  # not on Windows, where this module must still import

    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    how = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(fd, how | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        return None
    except BaseException:
        os.close(fd)
        raise
    return FileLock(fd)


def take(path: Path, *, until: float, shared: bool = False) -> FileLock | None:
    """Wait for the lock until that monotonic time; None when it did not come free."""
    while True:
        lock = try_take(path, shared=shared)
        if lock is not None or time.monotonic() >= until:
            return lock
        time.sleep(POLL)


def is_held(path: Path) -> bool:
    """Whether any living process holds the lock."""
    lock = try_take(path)
    if lock is None:
        return True
    lock.release()
    return False


def _let_go_in_child() -> None:
    # A forked child shares its parent's locks: without this it would hold them for a dead parent.
    for lock in list(_HELD):
        lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_in_child)
