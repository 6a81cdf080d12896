"""The demo's shop can be set up again and again."""

import asyncio
from datetime import UTC, datetime, timedelta

from pydantic import JsonValue

from deskhand.connectors.copper_kettle import prepare, seed
from deskhand.ports import Rows
from deskhand.storage.database import Store
from deskhand.storage.rows import PostgresRows
from deskhand.storage.statements import Statements
from deskhand.testing import FixedClock

EVERYTHING = """
select (select jsonb_agg(a order by a.email) from shop.accounts a) as accounts,
       (select jsonb_agg(p order by p.id) from shop.products p) as products,
       (select jsonb_agg(o order by o.id) from shop.orders o) as orders,
       (select jsonb_agg(l order by l.order_id, l.position) from shop.order_lines l) as lines,
       (select jsonb_agg(s order by s.order_id) from shop.shipments s) as shipments
"""
DATES = """
select o.placed_at::date::text as placed, s.expected_on::text as expected
from shop.orders o join shop.shipments s on s.order_id = o.id where o.id = 'CK-1042'
"""


async def everything(rows: Rows) -> dict[str, JsonValue]:
    return (await rows.fetch(EVERYTHING, {}))[0]


async def test_that_the_shop_can_be_set_up_twice(store_pool: Store) -> None:
    rows = PostgresRows(Statements(store_pool))
    for _ in range(2):
        await prepare(rows)
        await seed(rows, FixedClock())
    once = await everything(rows)
    await seed(rows, FixedClock())

    assert await everything(rows) == once
    assert [len(table) for table in once.values() if isinstance(table, list)] == [7, 8, 6, 9, 5]


async def test_that_many_processes_may_set_it_up_at_once(store_pool: Store) -> None:
    rows = PostgresRows(Statements(store_pool))
    await asyncio.gather(*(prepare(rows) for _ in range(8)))
    await asyncio.gather(*(seed(rows, FixedClock()) for _ in range(8)))

    assert (await everything(rows))["orders"]


async def test_that_the_demo_never_looks_stale(store_pool: Store) -> None:
    rows = PostgresRows(Statements(store_pool))
    clock = FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))
    await prepare(rows)
    await seed(rows, clock)
    assert await rows.fetch(DATES, {}) == [{"placed": "2026-02-26", "expected": "2026-03-04"}]

    clock.move(timedelta(days=100))
    await seed(rows, clock)

    assert await rows.fetch(DATES, {}) == [{"placed": "2026-06-06", "expected": "2026-06-12"}]


async def test_that_what_happened_meanwhile_is_kept(store_pool: Store) -> None:
    rows = PostgresRows(Statements(store_pool))
    await prepare(rows)
    await seed(rows, FixedClock())
    await rows.fetch("update shop.orders set status = 'cancelled' where id = 'CK-1055'", {})
    await seed(rows, FixedClock())

    kept = await rows.fetch("select status from shop.orders where id = 'CK-1055'", {})
    assert kept == [{"status": "cancelled"}]
