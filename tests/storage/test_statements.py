"""Statements are files with names; each call is its own commit; a database that is gone is said."""

from importlib.resources import files
from pathlib import Path
from time import monotonic
from uuid import uuid4

import psycopg
import pytest

from deskhand.errors import StoreUnavailable
from deskhand.storage.database import open_store
from deskhand.storage.statements import Statements, text_of
from deskhand.testing.postgres import Databases

from .bench import Bench

FOLDER = Path(str(files("deskhand.storage").joinpath("sql")))
NAMES = sorted(path.stem for path in FOLDER.glob("*.sql"))


@pytest.mark.parametrize("name", NAMES)
def test_that_a_statement_begins_with_what_it_is_for(name: str) -> None:
    first = text_of(name).decode().splitlines()[0]
    assert first.startswith("-- ")
    assert ";" not in text_of(name).decode().partition("\n\n")[2], "one statement a file"


def test_that_every_statement_is_used() -> None:
    code = "".join(path.read_text("utf-8") for path in FOLDER.parent.glob("*.py"))
    assert [name for name in NAMES if f'"{name}"' not in code] == []


async def test_that_each_way_to_run_one_gives_what_it_says(bench: Bench) -> None:
    hold = await bench.held()
    ticket = {"ticket_id": hold.turn.ticket_id}
    row = await bench.sql.one("ticket", **ticket)
    assert row
    assert row["id"] == hold.turn.ticket_id
    assert await bench.sql.one("ticket", ticket_id=uuid4()) is None
    assert len(await bench.sql.all("messages", **ticket)) == 1
    assert await bench.sql.all("messages", ticket_id=uuid4()) == []
    assert await bench.sql.run("release_ticket", fence=hold.fence, **ticket) == 1
    assert await bench.sql.run("release_ticket", fence=99, **ticket) == 0


async def test_that_a_second_statement_needs_a_row_of_the_first(bench: Bench) -> None:
    ticket = {"ticket_id": (await bench.open()).ticket_id}
    assert await bench.sql.second("lock_ticket", "ticket", **ticket)
    assert await bench.sql.second("lock_ticket", "queue_counts", ticket_id=uuid4()) is None


async def test_that_a_second_statement_that_fails_leaves_nothing(bench: Bench) -> None:
    """The first one would have written; the second one writes what may not be."""
    ticket_id = (await bench.open()).ticket_id
    await bench.run("update tickets set is_unread = true")
    rating = {"csat": 9, "effort": None, "comment": None, "is_solved": None}
    with pytest.raises(psycopg.errors.CheckViolation):
        await bench.sql.second("see_ticket", "rate", ticket_id=ticket_id, **rating)
    assert await bench.one("select is_unread from tickets") is True


async def test_that_a_wrong_statement_is_no_missing_database(bench: Bench) -> None:
    with pytest.raises(psycopg.errors.UndefinedTable):
        await bench.sql.plain("select * from nowhere", {})
    assert await bench.one("select 1") == 1, "the connection is fit for the next call"


async def test_that_a_database_that_is_gone_is_said_within_seconds(databases: Databases) -> None:
    url = databases.create()
    pool = await open_store(url, pool_size=2)
    sql = Statements(pool)
    assert await sql.plain("select 1 as one", {}) == [{"one": 1}]
    databases.drop(url)
    try:
        began = monotonic()
        with pytest.raises(StoreUnavailable, match=r"^The database does not answer\."):
            await sql.one("last_event", ticket_id=uuid4())
        assert monotonic() - began < 6
    finally:
        await pool.close()
