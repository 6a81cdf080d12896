"""Finds what is open and nobody works on, in the desk's own rows, and rings for it."""

from datetime import timedelta

from deskhand.workflows.sockets import Sockets

PERIOD = timedelta(seconds=5)
GRACE = timedelta(seconds=2)
"""How long a bell may take before the row counts as forgotten."""


async def sweep(*, sockets: Sockets) -> None:
    """Ring for stale turns and letters."""
    for ticket_id in await sockets.turns.stale(GRACE):
        await sockets.motor.start("turn", ticket_id)
    for item_id in await sockets.outbox.stale(GRACE):
        await sockets.motor.start("outbox", item_id)
