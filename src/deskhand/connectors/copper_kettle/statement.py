"""The SQL of the shop, one statement a file in the folder `sql`."""

from functools import cache
from importlib.resources import files


@cache
def statement(name: str) -> str:
    """The statement of that name."""
    return (
        files("deskhand.connectors.copper_kettle").joinpath("sql", f"{name}.sql").read_text("utf-8")
    )
