"""The demo's shop: espresso machines, grinders, kettles and beans, in the desk's own Postgres."""

from deskhand.connectors.copper_kettle.actions import send_reset_link
from deskhand.connectors.copper_kettle.front import orders_of
from deskhand.connectors.copper_kettle.lookups import (
    find_account,
    lookup_order,
    recent_orders,
    track_shipment,
)
from deskhand.connectors.copper_kettle.post import ShopAddress
from deskhand.connectors.copper_kettle.reset_links import Opened, consume_reset
from deskhand.connectors.copper_kettle.seed import prepare, seed
from deskhand.connectors.tool import Tool

TOOLS: tuple[Tool[...], ...] = (
    find_account,
    recent_orders,
    lookup_order,
    track_shipment,
    send_reset_link,
)

__all__ = ["TOOLS", "Opened", "ShopAddress", "consume_reset", "orders_of", "prepare", "seed"]
