"""`deskhand serve` opens the desk or says in one sentence why not, before anything is started."""

import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import httpx
import pytest

from deskhand.starter import demo, template

from .conftest import PATIENCE, Command

SECRET = "s3cret-of-the-database"


@pytest.fixture
def occupied() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@pytest.fixture
def free() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def test_that_an_occupied_port_is_said_and_nothing_is_started(
    run: Command, home: Path, occupied: int
) -> None:
    done = run("serve", "--workspace", str(demo()), "--port", str(occupied))
    assert done.code == 2
    assert done.err == (
        f"deskhand: Port {occupied} on 127.0.0.1 cannot be used (Address already in use). "
        "Stop what uses it, or choose another one with --port.\n"
    )
    assert not home.exists(), "no database, no key, no model"


def test_that_a_broken_workspace_is_said_and_nothing_is_started(
    run: Command, home: Path, tmp_path: Path, free: int
) -> None:
    broken = Path(shutil.copytree(template(), tmp_path / "broken"))
    (broken / "playbooks" / "general_question.yaml").write_text("category: 7\n")
    done = run("serve", "--workspace", str(broken), "--port", str(free))
    assert done.code == 1
    assert done.err.startswith("deskhand: ")
    assert "playbooks/general_question.yaml:1:" in done.err
    assert "Traceback" not in done.err
    assert not home.exists()


def test_that_a_database_that_is_away_is_said_without_its_password(
    run: Command, furnished_home: str, free: int
) -> None:
    began = monotonic()
    assert run("--version").code == 0
    to_start = monotonic() - began
    url = f"postgresql://desk:{SECRET}@127.0.0.1:1/desk"
    done = run(
        "serve", "--workspace", str(template()), "--port", str(free),
        DATABASE_URL=url, DESKHAND_HOME=furnished_home,
    )  # fmt: skip
    assert monotonic() - began - 2 * to_start < 10
    assert done.code == 1
    assert done.err == (
        "deskhand: Postgres at 127.0.0.1:1 cannot be reached (Connection refused): "
        "check the address and whether it runs.\n"
    )
    assert SECRET not in done.out


def test_that_what_is_no_address_of_a_database_is_wrong_use(
    run: Command, furnished_home: str, free: int
) -> None:
    url = f"mysql://desk:{SECRET}@127.0.0.1/desk"
    done = run(
        "serve", "--workspace", str(template()), "--port", str(free),
        DATABASE_URL=url, DESKHAND_HOME=furnished_home,
    )  # fmt: skip
    assert done.code == 2
    assert done.err.startswith("deskhand: DATABASE_URL is not the address of a Postgres: ")
    assert done.err.count("\n") == 1
    assert SECRET not in done.out + done.err


def test_that_a_part_of_a_desk_needs_a_shared_database(call: Command) -> None:
    done = call("serve", "--workspace", str(template()), "--role", "worker")
    assert done.code == 2
    assert done.err.startswith("deskhand: --role worker needs DATABASE_URL")


def first_lines(process: subprocess.Popen[str], until: str) -> str:
    """What it says, up to a line with these words."""
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if until in line:
            return said
    raise AssertionError(f"it ended: {said}")


def test_that_the_demo_says_what_to_try_and_stops_when_told(
    environment: dict[str, str], furnished_home: str, database_url: str, free: int
) -> None:
    around = {"DATABASE_URL": database_url, "DESKHAND_HOME": furnished_home}
    process = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-m", "deskhand", "demo", "--port", str(free)],
        env=environment | around | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = first_lines(process, "Stop with Ctrl+C")
        address = f"http://127.0.0.1:{free}"
        for page in ("/shop", "/console", "/console/mailbox", "/docs"):
            assert f"{address}{page}" in said
            assert httpx.get(f"{address}{page}", follow_redirects=True).status_code == 200
        signed = re.search(r"sign in with +(\S+) +(\S+)", said)
        assert signed
        body = {"email": signed[1], "password": signed[2]}
        assert httpx.post(f"{address}/v1/sign-in", json=body).status_code == 200
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
        assert "Traceback" not in err
        assert process.returncode == 0
    finally:
        process.kill()
        process.wait()
    with pytest.raises(httpx.ConnectError):
        httpx.get(address)
