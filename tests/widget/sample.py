"""A small shop for the tests, with doors that remember what was asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fastapi import FastAPI

from deskhand.widget import Order, Product, Shop, Shopper, router

SHOP = Shop(
    company="Copper Kettle Coffee",
    tagline="Good coffee starts before the coffee.",
    products=(
        Product(
            name="Copper Duo espresso machine",
            about="Dual boiler, brass group, ready in nine minutes.",
            cents=189_900,
            drawing="machine",
        ),
        Product(
            name="Burr grinder 64",
            about="Flat steel burrs and forty clicks between filter and ristretto.",
            cents=42_900,
            drawing="grinder",
        ),
        Product(
            name="Gooseneck kettle",
            about="Holds its temperature to the degree and pours where you look.",
            cents=11_900,
            drawing="kettle",
        ),
    ),
    shoppers=(
        Shopper(key="mara", name="Mara", email="mara@example.com"),
        Shopper(key="tom", name="Tom", email="tom@example.com"),
        Shopper(key="yuki", name="Yuki", email="yuki@example.com"),
    ),
)

_ORDERS = {
    "mara@example.com": (
        Order(
            order_id="CK-1042",
            items="Gooseneck kettle",
            status="shipped",
            placed_on="14 November 2026",
            total="$119.00",
        ),
        Order(
            order_id="CK-1017",
            items="House blend, 1 kg & <filters>",
            status="delivered",
            placed_on="2 October 2026",
            total="$41.50",
        ),
    ),
    "tom@example.com": (
        Order(
            order_id="CK-1055",
            items="Burr grinder 64",
            status="processing",
            placed_on="18 November 2026",
            total="$429.00",
        ),
    ),
}


@dataclass
class ShopDoors:
    """What stands behind the shop's pages in the tests."""

    good_links: set[str] = field(default_factory=lambda: {"good-link"})
    asked_links: list[str] = field(default_factory=list[str])

    def sign_token(self, email: str) -> str:
        """Not a real signature: the pages do not care."""
        return f"signed.{email}"

    async def consume_reset(self, token: str) -> bool:
        """Single use, like the real one."""
        self.asked_links.append(token)
        if token not in self.good_links:
            return False
        self.good_links.remove(token)
        return True

    async def orders_of(self, email: str) -> Sequence[Order]:
        """The sample orders of this address."""
        return _ORDERS.get(email, ())

    def app(self) -> FastAPI:
        """An application with only this door."""
        app = FastAPI()
        app.include_router(
            router(
                SHOP,
                sign_token=self.sign_token,
                consume_reset=self.consume_reset,
                orders_of=self.orders_of,
            )
        )
        return app
