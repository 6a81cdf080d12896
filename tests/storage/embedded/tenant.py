"""A process that uses an embedded Postgres and does what its input says, one command a line."""

import argparse
import fcntl
import os
import pwd
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from deskhand.errors import DeskhandError
from deskhand.storage.embedded import EmbeddedPostgres

# Imported before the account changes, which may not read the interpreter's own folder.
NEEDED_LATER = (fcntl, pwd)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("home", type=Path)
    parser.add_argument("--uid", type=int)
    parser.add_argument("--site")
    options = parser.parse_args()
    if options.site:
        sys.path.insert(0, options.site)
    if options.uid is not None:
        os.setgroups([])
        os.setgid(options.uid)
        os.setuid(options.uid)
    server = EmbeddedPostgres(options.home, {"fsync": "off"})
    for line in sys.stdin:
        sys.stdout.write(f"{_obey(server, *line.split())}\n")
        sys.stdout.flush()


def _obey(server: EmbeddedPostgres, command: str, *argument: str) -> str:
    commands: dict[str, Callable[..., object]] = {
        "start": server.start,
        "stop": server.stop,
        "url": server.url,
        "knock": _knock,
        "fork": lambda: os.fork() or _sleep(),
    }
    try:
        return str(commands[command](*argument))
    except DeskhandError as refused:
        return f"{type(refused).__name__}: {refused}"


def _knock(address: str) -> str:
    with socket.socket(socket.AF_UNIX) as knocking:
        try:
            knocking.connect(address)
        except OSError as refused:
            return type(refused).__name__
    return "open"


def _sleep() -> int:
    time.sleep(60)
    os._exit(0)


if __name__ == "__main__":
    main()
