"""`deskhand teammate add` gives somebody a sign-in that works."""

import psycopg

from deskhand.errors import NotAllowed
from deskhand.storage.database import open_store
from deskhand.storage.people import PostgresStaff
from deskhand.storage.statements import Statements
from deskhand.world import SystemChance

from .conftest import Command

ADD = ("teammate", "add", "--name", "Ada Brewer", "--email", "Ada@Desk.example")


async def signs_in(url: str, password: str) -> bool:
    pool = await open_store(url, pool_size=1)
    staff = PostgresStaff(Statements(pool), chance=SystemChance())
    try:
        return bool(await staff.sign_in("ada@desk.example", password))
    except NotAllowed:
        return False
    finally:
        await pool.close()


async def test_that_who_was_added_signs_in_and_who_is_added_again_with_the_new_password(
    run: Command, furnished_home: str, database_url: str
) -> None:
    around = {"DATABASE_URL": database_url, "DESKHAND_HOME": furnished_home}
    first = run(*ADD, given=b"first one\nfirst one\n", **around)
    assert first.code == 0, first.err
    assert "Ada Brewer can sign in with Ada@Desk.example." in first.out
    assert "first one" not in first.out + first.err
    assert await signs_in(database_url, "first one")
    again = run(*ADD, "--password", "second one", "--role", "lead", **around)
    assert again.code == 0, again.err
    assert not await signs_in(database_url, "first one")
    assert await signs_in(database_url, "second one")
    async with await psycopg.AsyncConnection.connect(database_url) as connection:
        found = await connection.execute("select name, role from deskhand.teammates")
        assert await found.fetchall() == [("Ada Brewer", "lead")]
