"""What the shop can be asked."""

import re
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, JsonValue
from pydantic_core import PydanticCustomError

from deskhand.connectors.argument import EmailAddress
from deskhand.connectors.copper_kettle.records import Order, OrderSummary, Shipment
from deskhand.connectors.copper_kettle.reset_links import find_person
from deskhand.connectors.copper_kettle.statement import statement
from deskhand.connectors.tool import Json, lookup
from deskhand.domain.customer import Principal, normal_email
from deskhand.ports import Clock, Rows

RECENT = timedelta(days=183)
NUMBER = re.compile(r"CK-[0-9]{4,6}")


def _order_id(text: str) -> str:
    number = text.strip().upper()
    if not NUMBER.fullmatch(number):
        raise PydanticCustomError("order_id", "this is not an order number such as CK-1042")
    return number


OrderId = Annotated[str, AfterValidator(_order_id)]


@lookup()
async def find_account(email: EmailAddress, *, rows: Rows) -> Json:
    """Tell whether an account with this e-mail address exists and how it can be reached.

    Never tell a customer whose identity is not proven what it says.
    """
    person = await find_person(email, rows=rows)
    if person is None:
        return {"exists": False, "email": "", "name": "", "two_factor": False, "has_phone": False}
    return {
        "exists": True,
        "email": person.email,
        "name": person.name,
        "two_factor": person.two_factor,
        "has_phone": person.phone is not None,
    }


@lookup(needs_identity=True)
async def recent_orders(*, rows: Rows, clock: Clock, principal: Principal) -> Json:
    """List the customer's orders of the last six months, newest first.

    Not for an order whose number is known: look that one up.
    """
    since = (clock.now() - RECENT).isoformat()
    found = await rows.fetch(statement("recent_orders"), {**_owner(principal), "since": since})
    orders = [OrderSummary.model_validate(row) for row in found]
    return {
        "count": len(orders),
        "only": orders[0].id if len(orders) == 1 else "",
        "list": ", ".join(order.words() for order in orders),
    }


@lookup(needs_identity=True)
async def lookup_order(order_id: OrderId, *, rows: Rows, principal: Principal) -> Json:
    """Tell the status, date, items and total of one of the customer's own orders.

    Not for where the parcel is: track the shipment for that.
    """
    found = await rows.fetch(statement("find_order"), {**_owner(principal), "order_id": order_id})
    order = Order.model_validate(found[0]) if found else Order()
    return {
        "found": bool(found),
        "order_id": order.id,
        "status": order.status,
        "placed_on": order.placed_on,
        "total": order.total(),
        "items": order.items(),
        "has_shipment": order.has_shipment,
    }


@lookup(needs_identity=True)
async def track_shipment(order_id: OrderId, *, rows: Rows, principal: Principal) -> Json:
    """Tell where the parcel of one of the customer's own orders is and when it is expected.

    Not for an order that has no shipment yet.
    """
    found = await rows.fetch(
        statement("find_shipment"), {**_owner(principal), "order_id": order_id}
    )
    shipment = Shipment.model_validate(found[0]) if found else Shipment()
    return {"found": bool(found), **shipment.model_dump()}


def _owner(principal: Principal) -> dict[str, JsonValue]:
    return {"email": normal_email(principal.email or "")}
