"""How orders read as text."""

import pytest

from deskhand.connectors.copper_kettle.records import Order, OrderLine, OrderSummary


@pytest.mark.parametrize(
    ("lines", "total", "items"),
    [
        ((), "", ""),
        ((("Kettle", 1, 5),), "$0.05", "Kettle"),
        ((("Kettle", 1, 11900),), "$119.00", "Kettle"),
        ((("Hearth", 1, 129000), ("Filters", 3, 2750)), "$1,372.50", "Hearth, 3 x Filters"),
    ],
)
def test_that_an_order_is_summed_up(
    lines: tuple[tuple[str, int, int], ...], total: str, items: str
) -> None:
    order = Order(lines=tuple(OrderLine(name=n, quantity=q, price_minor=p) for n, q, p in lines))
    assert (order.total(), order.items()) == (total, items)


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "CK-1042 (Kettle, shipped)"), (3, "CK-1042 (Kettle and 2 more, shipped)")],
)
def test_that_an_order_in_a_list_is_short(count: int, words: str) -> None:
    order = OrderSummary(id="CK-1042", status="shipped", first_item="Kettle", line_count=count)
    assert order.words() == words
