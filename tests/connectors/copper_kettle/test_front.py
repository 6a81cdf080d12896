"""The shop's own page shows an account its orders and nobody else's."""

from deskhand.connectors.copper_kettle import orders_of

from .conftest import Shop


async def test_that_an_account_sees_its_own_orders_newest_first(shop: Shop) -> None:
    assert await orders_of(" Priya@Example.com", rows=shop.rows) == [
        {
            "order_id": "CK-1063",
            "status": "shipped",
            "placed_on": "February 27",
            "items": "Quiet Hour decaf beans 1 kg, Pack of three water filters",
            "total": "$106.00",
        },
        {
            "order_id": "CK-1061",
            "status": "delivered",
            "placed_on": "February 21",
            "items": "Burr grinder",
            "total": "$249.00",
        },
    ]


async def test_that_an_account_without_orders_sees_none(shop: Shop) -> None:
    assert await orders_of("yuki@example.com", rows=shop.rows) == []
    assert await orders_of("", rows=shop.rows) == []
