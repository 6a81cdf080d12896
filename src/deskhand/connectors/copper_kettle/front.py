"""What the shop's own pages show to who is signed in there."""

from deskhand.connectors.copper_kettle.statement import statement
from deskhand.domain.customer import normal_email
from deskhand.ports import Rows


async def orders_of(email: str, *, rows: Rows) -> list[dict[str, str]]:
    """The orders of an account: order_id, items, status, placed_on, total; newest first."""
    found = await rows.fetch(statement("orders_of"), {"email": normal_email(email)})
    return [{name: str(value) for name, value in row.items()} for row in found]
