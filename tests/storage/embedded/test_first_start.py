"""A first start that was killed leaves nothing half made to the next one."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from deskhand.storage.embedded import EmbeddedPostgres
from deskhand.testing.child import Child


def initdb_of(home: Path, until: float) -> int:
    while time.monotonic() < until:
        for line in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                if f"initdb\0--pgdata={home}".encode() in line.read_bytes():
                    return int(line.parent.name)
    raise TimeoutError


def test_that_a_start_killed_in_the_middle_of_initdb_leaves_nothing_half_made(
    tenant: Callable[..., Child], home: Path
) -> None:
    first = tenant()
    first.tell("start")
    until = time.monotonic() + 20
    while not list(home.glob("new-*/data/base")):
        assert time.monotonic() < until
        time.sleep(0.002)
    first.kill()
    assert not (home / "pg18").exists()
    second = tenant()
    assert second.ask("start") == "started"
    with psycopg.connect(second.ask("url")) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert list(home.glob("new-*")) == []
    second.ask("stop")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the orphan by way of /proc")
def test_that_a_start_waits_until_the_orphan_of_a_killed_one_has_ended(
    tenant: Callable[..., Child], home: Path
) -> None:
    first, second = tenant(), tenant()
    first.tell("start")
    orphan = initdb_of(home, until=time.monotonic() + 20)
    os.kill(orphan, signal.SIGSTOP)
    try:
        first.kill()
        second.tell("start")
        with pytest.raises(TimeoutError):
            second.answer(within=4)
    finally:
        os.kill(orphan, signal.SIGCONT)
    assert second.answer() == "started"
    assert list(home.glob("new-*")) == []
    second.ask("stop")


def test_that_a_half_made_copy_of_a_killed_start_is_removed(
    home: Path,
) -> None:
    (home / "new-killed" / "data").mkdir(parents=True)
    server = EmbeddedPostgres(home, {"fsync": "off"})
    server.start()
    assert server.stop()
    assert not (home / "new-killed").exists()
