"""A process is killed in the middle of its turns: every customer gets one answer."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx
import psycopg
import pytest

from deskhand.testing.postgres import Databases

from .conftest import settings_for

CONVERSATIONS = 30
OPEN_TURNS = "select count(*) from deskhand.turns where state = 'open'"
QUEUED = "select count(*) from engine.procrastinate_jobs"
QUESTION = "How do I descale the Hearth espresso machine?"
Process = subprocess.Popen[bytes]
pytestmark = pytest.mark.slow


@pytest.fixture
def database(databases: Databases, furnished: str) -> Generator[str]:
    url = databases.create(like=furnished)
    yield url
    databases.drop(url)


@contextmanager
def process(
    url: str, home: Path, *, role: str = "all"
) -> Generator[tuple[subprocess.Popen[bytes], str]]:
    """A desk in a process of its own, on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DESKHAND_HOME": str(settings_for(url, home).home),
        "DESKHAND_SECRET": "s" * 43,
        "DESKHAND_CONCURRENCY": "2",
    }
    from deskhand.starter import demo

    command = [sys.executable, "-m", "deskhand", "serve", "--workspace", str(demo())]
    started = subprocess.Popen(  # noqa: S603  # our own program
        [*command, "--port", str(port), "--role", role], env=environment, stdout=subprocess.DEVNULL
    )
    try:
        yield started, f"http://127.0.0.1:{port}"
    finally:
        started.kill()
        started.wait()


@asynccontextmanager
async def client(address: str) -> AsyncGenerator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=address, timeout=30) as http:
        for _ in range(600):
            try:
                if (await http.get("/healthz")).status_code == 200:
                    break
            except httpx.TransportError:
                await asyncio.sleep(0.05)
        yield http


async def open_all(http: httpx.AsyncClient) -> list[str]:
    """Thirty conversations, each committed before its 201."""
    answers = await asyncio.gather(
        *(
            http.post("/v1/conversations", json={"channel": "chat", "message": QUESTION})
            for _ in range(CONVERSATIONS)
        )
    )
    assert {answer.status_code for answer in answers} == {201}
    return [answer.json()["conversation_id"] for answer in answers]


def replies(url: str) -> dict[str, int]:
    """Conversation to its number of replies, read without any code of the desk."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "select t.id::text, count(m.id) from deskhand.tickets t left join deskhand.messages m"
            " on m.ticket_id = t.id and m.author = 'assistant' group by t.id"
        ).fetchall()
    return {str(row[0]): int(row[1]) for row in rows}


async def until_all_answered(url: str, ids: list[str], seconds: float = 60) -> dict[str, int]:
    """Wait until each has a reply, then a little longer for any second one."""
    for _ in range(int(seconds * 5)):
        found = await asyncio.to_thread(replies, url)
        if all(found.get(each) for each in ids):
            await asyncio.sleep(2)
            return await asyncio.to_thread(replies, url)
        await asyncio.sleep(0.2)
    return await asyncio.to_thread(replies, url)


def pending(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "select count(*) from deskhand.turns where state = 'open'"
        ).fetchone()
    assert row
    return int(row[0])


async def test_that_a_restart_answers_what_a_kill_left(database: str, home: Path) -> None:
    with process(database, home) as (first, address):
        async with client(address) as http:
            ids = await open_all(http)
            first.send_signal(signal.SIGKILL)
            first.wait()
    left = pending(database)
    assert left > 0, "nothing was in the middle: the kill came too late to prove anything"
    with process(database, home):
        found = await until_all_answered(database, ids)
    assert [found[each] for each in ids] == [1] * CONVERSATIONS


async def test_that_a_living_process_takes_over(database: str, home: Path) -> None:
    with process(database, home) as (first, address), process(database, home) as (_, other):
        async with client(other), client(address) as http:
            ids = await open_all(http)
            first.send_signal(signal.SIGKILL)
            first.wait()
            assert pending(database) > 0
            found = await until_all_answered(database, ids)
    assert [found[each] for each in ids] == [1] * CONVERSATIONS


async def test_that_empty_queue_tables_lose_nothing(database: str, home: Path) -> None:
    """A web process rings through the queue; the queue is emptied before any worker hears it."""
    with process(database, home, role="web") as (_, address):
        async with client(address) as http:
            ids = await open_all(http)
            with psycopg.connect(database, autocommit=True) as connection:
                row = connection.execute(QUEUED).fetchone()
                assert row
                assert row[0] > 0, "the queue held nothing: this proves nothing"
                connection.execute("truncate engine.procrastinate_jobs cascade")
            with process(database, home, role="worker"):
                found = await until_all_answered(database, ids)
    assert [found[each] for each in ids] == [1] * CONVERSATIONS
