"""What the demo shop shows: its name, its goods, the people one can pretend to be."""

from typing import Literal

from deskhand.domain.value import Value

Drawing = Literal["machine", "grinder", "kettle", "beans"]
"""The pictures that `templates/drawings.html` can draw."""


class Product(Value):
    """One thing on the shelf."""

    name: str
    about: str
    cents: int
    drawing: Drawing

    @property
    def price(self) -> str:
        """The price as people read it."""
        return f"${self.cents / 100:,.2f}"


class Shopper(Value):
    """Somebody to be: the shop signs a customer token for this address."""

    key: str
    """Name in the address of the page, such as `mara`."""
    name: str
    email: str


class Order(Value):
    """A line in the box *Your orders*, ready to be read."""

    order_id: str
    items: str
    status: str
    placed_on: str
    total: str


class Shop(Value):
    """The shop as a whole."""

    company: str
    tagline: str
    products: tuple[Product, ...]
    shoppers: tuple[Shopper, ...] = ()

    def shopper(self, key: str) -> Shopper | None:
        """Who is meant by this key; nobody is a visitor."""
        return next((each for each in self.shoppers if each.key == key), None)
