"""Several processes share one server: whoever comes first starts it, the last one stops it."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from deskhand.storage.embedded import EmbeddedPostgres, locks
from deskhand.testing.child import Child


def works(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("select 1").fetchone() == (1,)


def is_serving(home: Path) -> bool:
    return locks.is_held(home / "pg.serving")


def test_that_two_processes_may_start_on_one_empty_folder_at_once(
    tenant: Callable[..., Child], home: Path
) -> None:
    both = [tenant(), tenant()]
    for process in both:
        process.tell("start")
    assert sorted(process.answer() for process in both) == ["attached", "started"]
    assert works(both[0].ask("url"))
    assert both[0].ask("url") == both[1].ask("url")
    assert [process.ask("stop") for process in both] == ["False", "True"]
    assert not is_serving(home)


@pytest.mark.usefixtures("lived_in")
def test_that_the_server_stays_for_the_second_when_the_first_leaves(
    tenant: Callable[..., Child], home: Path
) -> None:
    first, second = tenant(), tenant()
    assert first.ask("start") == "started"
    assert second.ask("start") == "attached"
    assert first.ask("stop") == "False"
    first.kill()
    assert works(second.ask("url"))
    assert second.ask("stop") == "True"
    assert not is_serving(home)


@pytest.mark.usefixtures("lived_in")
def test_that_a_killed_starter_leaves_a_server_which_the_next_clean_stop_ends(
    tenant: Callable[..., Child], home: Path
) -> None:
    first, second = tenant(), tenant()
    first.ask("start")
    first.kill()
    assert is_serving(home)
    assert second.ask("start") == "attached"
    assert works(second.ask("url"))
    assert second.ask("stop") == "True"
    assert not is_serving(home)


@pytest.mark.usefixtures("lived_in")
def test_that_a_forked_child_does_not_keep_the_claim_of_its_killed_parent(
    tenant: Callable[..., Child],
) -> None:
    first, second = tenant(), tenant()
    first.ask("start")
    orphan = int(first.ask("fork"))
    first.kill()
    try:
        second.ask("start")
        os.kill(orphan, 0)  # it lives
        assert second.ask("stop") == "True"
    finally:
        os.kill(orphan, signal.SIGKILL)


def test_that_a_program_we_run_does_not_keep_our_claim(
    server: EmbeddedPostgres, tenant: Callable[..., Child]
) -> None:
    server.start()
    program = subprocess.Popen(["/bin/sleep", "60"], close_fds=False)
    try:
        other = tenant()
        other.ask("start")
        assert not server.stop()
        assert other.ask("stop") == "True"
    finally:
        program.kill()
        program.wait()


def test_that_starting_twice_is_one_claim(server: EmbeddedPostgres) -> None:
    assert server.start() == "started"
    assert server.start() == "attached"
    assert server.stop()


def test_that_it_can_be_started_again_after_a_stop(server: EmbeddedPostgres) -> None:
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("create table kept (id int)")
    assert server.stop()
    assert server.start() == "started"
    with psycopg.connect(server.url()) as connection:
        assert connection.execute("select count(*) from kept").fetchone() == (0,)


def test_that_stopping_what_never_started_is_no_error(home: Path) -> None:
    assert EmbeddedPostgres(home).stop()
    assert not home.exists()


def test_that_an_open_connection_of_our_own_does_not_keep_it_running(
    server: EmbeddedPostgres, home: Path
) -> None:
    server.start()
    with psycopg.connect(server.url()):
        assert server.stop()
    assert not is_serving(home)
