"""Start, share and stop the Postgres server that Deskhand brings along."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from deskhand.errors import PostgresNotStarted
from deskhand.storage.embedded import doorbell, locks
from deskhand.storage.embedded.accounts import Account, account_for, spawn_as
from deskhand.storage.embedded.binaries import programs_for, refuse_unsupported
from deskhand.storage.embedded.cluster import initialize
from deskhand.storage.embedded.places import (
    Places,
    prepare_socket_folder,
    remove_socket_folder,
    settle,
    socket_folder,
)

PORT = "5432"
LOG_LIMIT = 5_000_000
DEFAULTS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "jit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # What customers wrote must not get into a log by way of a failed statement.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
# Fast shutdown first; then the hard one, from which the next start recovers.
PATIENCE = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0))
# A server may outlive the object that started it, not the wish to leave no zombie behind.
_CHILDREN: list[subprocess.Popen[bytes]] = []


class EmbeddedPostgres:
    """One server per home folder, shared by all processes that start it; the last one stops it."""

    def __init__(self, home: Path, settings: Mapping[str, str] | None = None) -> None:
        self._settings = {**DEFAULTS, **(settings or {})}
        self._places = Places(home.absolute())
        self._account: Account | None = None
        self._lease: locks.FileLock | None = None

    def start(self, wait: float = 600.0) -> Literal["started", "attached"]:
        """Be sure that it serves and keeps serving while this process lives."""
        refuse_unsupported(os.name)
        until = time.monotonic() + wait
        try:
            self._settle()
            with self._alone(until):
                how = self._bring_up(until)
                if not self._lease:
                    # Exclusive holders live only inside of the lock we hold: this comes at once.
                    self._lease = locks.try_take(self._places.tenants, shared=True)
        except OSError as refused:
            raise PostgresNotStarted(
                f"The embedded Postgres in {self._places.home} could not be started ({refused}): "
                "run as the account that owns this folder, or choose another one."
            ) from refused
        return how

    def stop(self) -> bool:
        """Stop it unless another process still uses it; True when it no longer runs."""
        if not self._places.home.exists():
            return True
        with self._alone(time.monotonic() + sum(patience for _, patience in PATIENCE)):
            if self._lease:
                self._lease.release()
                self._lease = None
            return not locks.is_held(self._places.tenants) and self._shut_down()

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases, with the password."""
        password = self._places.secret.read_text("utf-8")
        host = quote(str(socket_folder(self._places)), safe="")
        return f"postgresql://postgres:{password}@/{quote(database)}?host={host}&port={PORT}"

    def _settle(self) -> None:
        self._account = account_for(self._places.data)
        self._places = settle(self._places.home, self._account)
        # In a shelter there may be data already, and it says whose they are.
        self._account = account_for(self._places.data)

    def _alone(self, until: float) -> locks.FileLock:
        lock = locks.take(self._places.starting, until=until)
        if lock is None:
            raise PostgresNotStarted(
                f"Another process is still starting or stopping the embedded Postgres in "
                f"{self._places.home}: try again when it is done."
            )
        return lock

    def _bring_up(self, until: float) -> Literal["started", "attached"]:
        how: Literal["started", "attached"] = "attached"
        log_before = 0
        while not self._answers():
            serving = locks.try_take(self._places.serving)
            if serving:
                with serving:
                    if how == "started":
                        raise self._ended(log_before)
                    log_before = self._launch(serving)
                    how = "started"
            if time.monotonic() > until:
                raise PostgresNotStarted(
                    f"The embedded Postgres in {self._places.home} is not ready yet: "
                    f"look into {self._places.log} and start again."
                )
            time.sleep(locks.POLL)
        return how

    def _answers(self) -> bool:
        if not (self._places.data / "PG_VERSION").exists():
            return False
        if not self._places.secret.exists():
            raise PostgresNotStarted(
                f"The password file {self._places.secret} of the embedded Postgres is missing: "
                "put it back, or move the data beside it away to begin anew."
            )
        return doorbell.answers(self.url(), self._places.secret)

    def _launch(self, serving: locks.FileLock) -> int:
        programs = programs_for(self._account, self._places)
        if not (self._places.data / "PG_VERSION").exists():
            sync = self._settings.get("fsync") != "off"
            initialize(self._places, programs, self._account, serving=serving, sync=sync)
        # Nobody serves, for we hold the lock: whatever process this file names is not ours.
        (self._places.data / "postmaster.pid").unlink(missing_ok=True)
        folder = prepare_socket_folder(self._places, self._account)
        command = [programs / "postgres", "-D", self._places.data, "-k", folder, "-p", PORT]
        for name, value in self._settings.items():
            command += ["-c", f"{name}={value}"]
        log = self._places.log
        too_long = log.exists() and log.stat().st_size > LOG_LIMIT
        with log.open("wb" if too_long else "ab") as output:
            before = output.tell()
            child = spawn_as(self._account, command, output=output, keep_open=[serving.fd])
        _CHILDREN.append(child)
        return before

    def _ended(self, log_before: int) -> PostgresNotStarted:
        _bury_children()
        with self._places.log.open("rb") as log:
            log.seek(log_before)
            lines = log.read().decode("utf-8", "replace").splitlines()
        fatal = [line for line in lines if "FATAL" in line or "PANIC" in line] or lines
        return PostgresNotStarted(
            f"The embedded Postgres in {self._places.home} ended while starting "
            f"({fatal[-1] if fatal else 'without a word'}): look into {self._places.log}."
        )

    def _shut_down(self) -> bool:
        for kind, patience in PATIENCE:
            until = time.monotonic() + patience
            while time.monotonic() < until:
                self._tell(kind)  # again and again: a server just being born does not listen yet
                gone = locks.take(self._places.serving, until=time.monotonic() + 1.0)
                if gone:
                    gone.release()
                    _bury_children()
                    remove_socket_folder(self._places)
                    return True
        return False

    def _tell(self, kind: signal.Signals) -> None:
        address = socket_folder(self._places) / f".s.PGSQL.{PORT}"
        process = doorbell.postmaster(address, self._places.data / "postmaster.pid")
        if process:
            os.kill(process, kind)


def _bury_children() -> None:
    for child in list(_CHILDREN):
        with suppress(subprocess.TimeoutExpired):
            # Its lock ends a moment before it does; another home's server goes on living.
            child.wait(timeout=0.2)
            _CHILDREN.remove(child)
