"""Connectors get plain values, whatever type Postgres has for them."""

from uuid import UUID

import psycopg
import pytest
from pydantic import JsonValue

from deskhand.storage.rows import PostgresRows

from .bench import Bench

ID = "01a1f8d5-319f-79bb-adac-25ee22ef6201"
VALUES = (
    ("1::int", 1),
    ("true", True),
    ("null", None),
    ("'€ 😀'::text", "€ 😀"),
    ("1.25::numeric", 1.25),
    ("0.5::double precision", 0.5),
    ("9007199254740993::bigint", 9007199254740993),
    ("'2026-03-02 09:00:00+00'::timestamptz", "2026-03-02T09:00:00+00:00"),
    ("'2026-03-02'::date", "2026-03-02"),
    (f"'{ID}'::uuid", ID),
    ('\'{"a": [1, null, "b"]}\'::jsonb', {"a": [1, None, "b"]}),
    ("array['a', 'b']", ["a", "b"]),
)


@pytest.mark.parametrize(("sql", "value"), VALUES, ids=[sql for sql, _ in VALUES])
async def test_that_every_type_comes_back_plain(bench: Bench, sql: str, value: object) -> None:
    assert await PostgresRows(bench.sql).fetch(f"select {sql} as x", {}) == [{"x": value}]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1, "int"),
        (0.5, "float"),
        (True, "bool"),
        (None, "text"),
        ("it's %s %(v)s", "text"),
        ({"a": [1, {"b": "c"}]}, "jsonb"),
    ],
)
async def test_that_every_value_goes_in_as_it_is(bench: Bench, value: JsonValue, kind: str) -> None:
    rows = PostgresRows(bench.sql)
    assert await rows.fetch(f"select %(v)s::{kind} as v", {"v": value}) == [{"v": value}]


async def test_that_a_list_goes_in_as_an_array(bench: Bench) -> None:
    sql = "select n from unnest(%(wanted)s::text[]) as n order by n"
    rows = await PostgresRows(bench.sql).fetch(sql, {"wanted": ["b", "a"]})
    assert rows == [{"n": "a"}, {"n": "b"}]


async def test_that_writing_is_committed_and_returns_what_it_says(bench: Bench) -> None:
    rows = PostgresRows(bench.sql)
    assert await rows.fetch("create table scratch (id uuid)", {}) == []
    try:
        insert = "insert into scratch values (%(id)s) returning id"
        assert await rows.fetch(insert, {"id": ID}) == [{"id": ID}]
        assert await bench.one("select id from scratch") == UUID(ID)
        with pytest.raises(psycopg.errors.DivisionByZero):
            await rows.fetch("insert into scratch select null where 1 / 0 = 1", {})
        assert await bench.one("select count(*) from scratch") == 1
    finally:
        await rows.fetch("drop table scratch", {})


async def test_that_a_parameter_is_never_sql(bench: Bench) -> None:
    nasty = "x'; drop table tickets; --"
    rows = PostgresRows(bench.sql)
    assert await rows.fetch("select %(v)s::text as v", {"v": nasty}) == [{"v": nasty}]
    assert await rows.fetch("select count(*) as n from tickets", {}) == [{"n": 0}]
