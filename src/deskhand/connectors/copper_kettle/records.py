"""Rows of the shop as values; an empty one stands for what was not found."""

from datetime import datetime

from deskhand.domain.value import Value


class Person(Value):
    """Whose account it is."""

    email: str
    name: str
    phone: str | None
    two_factor: bool


class Link(Person):
    """A reset link: whose, by which way it goes, what became of it and what opens it."""

    kind: str
    sent_at: datetime | None
    hashes: tuple[str, ...]


class OrderLine(Value):
    """So many of a product."""

    name: str
    quantity: int
    price_minor: int

    def words(self) -> str:
        """As it stands in a list."""
        return self.name if self.quantity == 1 else f"{self.quantity} x {self.name}"


class Order(Value):
    """One order."""

    id: str = ""
    status: str = ""
    placed_on: str = ""
    has_shipment: bool = False
    lines: tuple[OrderLine, ...] = ()

    def total(self) -> str:
        """The sum in dollars, empty without lines."""
        cents = sum(line.quantity * line.price_minor for line in self.lines)
        return f"${cents // 100:,}.{cents % 100:02}" if self.lines else ""

    def items(self) -> str:
        """All lines as one text."""
        return ", ".join(line.words() for line in self.lines)


class OrderSummary(Value):
    """An order as part of a list."""

    id: str
    status: str
    first_item: str
    line_count: int

    def words(self) -> str:
        """As it stands in the list."""
        more = f" and {self.line_count - 1} more" if self.line_count > 1 else ""
        return f"{self.id} ({self.first_item}{more}, {self.status})"


class Shipment(Value):
    """Where a parcel is."""

    carrier: str = ""
    tracking_number: str = ""
    status: str = ""
    expected_on: str = ""
    delivered_on: str = ""
    last_event: str = ""
