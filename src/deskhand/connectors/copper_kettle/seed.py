"""Set up the shop of the demo: its tables, invented people and orders as of now."""

import json

from deskhand.connectors.copper_kettle.statement import statement
from deskhand.ports import Clock, Rows

ACCOUNTS = (
    ("mara@example.com", "Mara Lindqvist", "+1 415 555 0134", False),
    ("tom@example.com", "Tom Okafor", "+1 312 555 0188", True),
    ("priya@example.com", "Priya Nair", None, False),
    ("jonas@bounce.example", "Jonas Weber", "+49 30 5550 0123", False),
    ("elif@bounce.example", "Elif Demir", None, False),
    ("sam@example.com", "Sam Ortiz", None, False),
    ("yuki@example.com", "Yuki Tanaka", None, False),
)
PRODUCTS = (
    ("hearth", "Hearth espresso machine", 129000),
    ("burr-grinder", "Burr grinder", 24900),
    ("gooseneck-kettle", "Gooseneck kettle", 11900),
    ("quiet-hour-1kg", "Quiet Hour decaf beans 1 kg", 5200),
    ("portafilter", "Bottomless portafilter", 5900),
    ("water-filters", "Pack of three water filters", 2700),
    ("cleaning-powder", "Tin of cleaning powder", 1400),
    ("descaler", "Bottle of descaler", 900),
)
# Number, account, status, days since it was placed.
ORDERS = (
    ("CK-1017", "mara@example.com", "delivered", 39),
    ("CK-1042", "mara@example.com", "shipped", 4),
    ("CK-1055", "tom@example.com", "processing", 1),
    ("CK-1061", "priya@example.com", "delivered", 9),
    ("CK-1063", "priya@example.com", "shipped", 3),
    ("CK-1070", "sam@example.com", "shipped", 8),
)
# Order, position, product, quantity.
LINES = (
    ("CK-1017", 1, "burr-grinder", 1),
    ("CK-1042", 1, "gooseneck-kettle", 1),
    ("CK-1055", 1, "hearth", 1),
    ("CK-1055", 2, "descaler", 2),
    ("CK-1061", 1, "burr-grinder", 1),
    ("CK-1063", 1, "quiet-hour-1kg", 1),
    ("CK-1063", 2, "water-filters", 2),
    ("CK-1070", 1, "portafilter", 1),
    ("CK-1070", 2, "cleaning-powder", 1),
)
# Order, carrier, tracking number, status, days until expected and until delivered, last event.
SHIPMENTS = (
    ("CK-1017", "Parcelway", "PW101755301", "delivered", -35, -35, "Handed to the recipient"),
    ("CK-1042", "Parcelway", "PW104255302", "in_transit", 2, None, "Left the hub in Sacramento"),
    ("CK-1061", "Swiftpost", "SP106155303", "delivered", -5, -6, "Left with a neighbor"),
    (
        "CK-1063",
        "Swiftpost",
        "SP106355304",
        "in_transit",
        1,
        None,
        "Arrived at the hub in Milwaukee",
    ),
    ("CK-1070", "Parcelway", "PW107055305", "delayed", 3, None, "Held up in Omaha by a storm"),
)
COLUMNS = {
    "accounts": (("email", "name", "phone", "two_factor"), ACCOUNTS),
    "products": (("id", "name", "price_minor"), PRODUCTS),
    "orders": (("id", "email", "status", "days_ago"), ORDERS),
    "lines": (("order_id", "position", "product_id", "quantity"), LINES),
    "shipments": (
        (
            "order_id",
            "carrier",
            "tracking_number",
            "status",
            "expected_in",
            "delivered_in",
            "last_event",
        ),
        SHIPMENTS,
    ),
}


async def prepare(rows: Rows) -> None:
    """Create the schema `shop` with its tables where they are missing."""
    await rows.fetch(statement("prepare"), {})


async def seed(rows: Rows, clock: Clock) -> None:
    """Put the demo's people and orders in; done again, it only makes the dates fresh."""
    shop = {
        table: [dict(zip(columns, line, strict=True)) for line in lines]
        for table, (columns, lines) in COLUMNS.items()
    }
    await rows.fetch(statement("seed"), {"shop": json.dumps(shop), "now": clock.now().isoformat()})
