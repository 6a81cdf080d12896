"""One sentence for each reason why there can be no pool, and never the password in it."""

import socket
import time
from urllib.parse import urlsplit

import psycopg
import pytest

from deskhand.errors import SettingInvalid, StoreUnavailable
from deskhand.storage.database import open_store, place, refusal, unfit

SECRET = "pw-nobody-may-see"


def administer(url: str, statement: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def name_of(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


def password_of(url: str) -> str:
    return urlsplit(url).password or ""


async def test_that_a_closed_port_is_named_without_the_password() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(StoreUnavailable, match=rf"127\.0\.0\.1:{port} .*check") as refused:
            await open_store(f"postgresql://desk:{SECRET}@127.0.0.1:{port}/desk", pool_size=2)
    assert SECRET not in str(refused.value)


async def test_that_a_host_that_never_answers_is_given_up_within_seconds() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = silent.getsockname()[1]
        before = time.monotonic()
        with pytest.raises(StoreUnavailable, match=rf"127\.0\.0\.1:{port} ") as refused:
            await open_store(f"postgresql://desk:{SECRET}@127.0.0.1:{port}/desk", pool_size=2)
        assert time.monotonic() - before < 8
    assert SECRET not in str(refused.value)


async def test_that_an_unknown_host_is_named() -> None:
    with pytest.raises(StoreUnavailable, match=r"no-such-host\.invalid:5432 "):
        await open_store(f"postgresql://desk:{SECRET}@no-such-host.invalid/desk", pool_size=2)


async def test_that_a_wrong_password_is_said_and_not_shown(database_url: str) -> None:
    wrong = database_url.replace(password_of(database_url), SECRET)
    with pytest.raises(StoreUnavailable, match="name or password") as refused:
        await open_store(wrong, pool_size=2)
    assert SECRET not in str(refused.value)


async def test_that_a_missing_database_is_said(database_url: str) -> None:
    missing = database_url.replace(name_of(database_url), "no_such_database")
    with pytest.raises(StoreUnavailable, match="no database of that name"):
        await open_store(missing, pool_size=2)


async def test_that_a_server_without_vectors_is_refused(empty_database_url: str) -> None:
    administer(
        empty_database_url,
        "create schema bare; create view bare.pg_available_extensions as "
        "select null::name as name where false; "
        f"alter database {name_of(empty_database_url)} set search_path = bare, pg_catalog",
    )
    with pytest.raises(StoreUnavailable, match=r"lacks the extension vector: install pgvector"):
        await open_store(empty_database_url, pool_size=2)


@pytest.mark.parametrize(
    ("version", "encoding", "has_vector", "words"),
    [
        (180004, "UTF8", True, None),
        (150000, "UTF8", True, None),
        (140019, "UTF8", True, "is version 14: use 15 or newer"),
        (160003, "LATIN1", True, "encoded in LATIN1"),
        (160003, "UTF8", False, "postgresql-16-pgvector"),
        # The oldest trouble first: installing an extension on a version we refuse is wasted work.
        (140019, "UTF8", False, "is version 14"),
    ],
)
def test_that_an_unfit_server_is_recognized(
    version: int, encoding: str, *, has_vector: bool, words: str | None
) -> None:
    found = unfit("db:5432", version=version, encoding=encoding, has_vector=has_vector)
    assert (found is None) if words is None else (words in str(found))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        f"mysql://desk:{SECRET}@host/desk",
        f"postgresql+psycopg://desk:{SECRET}@host/desk",
        f"postgresql://desk:{SECRET}@host/desk?no_such_option=1",
        f"host=h password={SECRET}",
    ],
)
async def test_that_what_is_no_postgres_address_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(SettingInvalid, match="DATABASE_URL") as refused:
        await open_store(url, pool_size=2)
    assert SECRET not in f"{refused.value} {refused.value.__cause__} {refused.value.__context__}"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://a:b@db.example/desk", "db.example:5432"),
        ("postgres://a:b@db.example:6000/desk", "db.example:6000"),
        ("postgresql://a:b@one,two:7000/desk?port=7000", "one:7000, two:7000"),
        ("postgresql:///desk", "localhost:5432"),
        ("postgresql://a:b@/desk?host=%2Frun%2Fpg", "/run/pg:5432"),
    ],
)
def test_that_a_place_is_told_without_its_password(url: str, expected: str) -> None:
    assert place(url) == expected


def test_that_any_other_refusal_keeps_its_reason() -> None:
    said = 'connection to server at "db", port 5432 failed: FATAL:  sorry, too many clients already'
    assert "(FATAL:  sorry, too many clients already)" in refusal("db:5432", said)
    assert "(no reason)" in refusal("db:5432", "")
