"""Waits for a turn to end, over all processes of the desk."""

import asyncio
from uuid import UUID

from deskhand.domain.turn import Ending
from deskhand.workflows.sockets import Sockets


async def finished_turn(
    ticket_id: UUID, turn_id: UUID, *, seconds: float, sockets: Sockets
) -> Ending | None:
    """How the turn ended; None when it did not within so many seconds."""
    try:
        async with asyncio.timeout(seconds), sockets.feed.listen(ticket_id) as news:
            if ending := await sockets.turns.ending(turn_id):
                return ending
            async for event in news:
                if event.type == "turn_ended" and event.data.get("turn_id") == str(turn_id):
                    break
    except TimeoutError:
        return None
    return await sockets.turns.ending(turn_id)
