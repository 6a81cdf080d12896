"""Keeps a turn's lease while it is worked on, and lets go of it when the work breaks off."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from deskhand.domain.hold import Hold
from deskhand.errors import Overtaken, StoreUnavailable
from deskhand.ports import TurnStore

RENEW = 3.0
"""Seconds between renewals; well under the lease."""


@asynccontextmanager
async def held(hold: Hold, *, turns: TurnStore) -> AsyncGenerator[None]:
    """Renew in the background; on an error release, so that the next worker need not wait."""
    keeper = asyncio.create_task(_renew(hold, turns))
    done = False
    try:
        yield
        done = True
    finally:
        keeper.cancel()
        if not done:
            await turns.release(hold)


async def _renew(hold: Hold, turns: TurnStore) -> None:
    while True:
        await asyncio.sleep(RENEW)
        try:
            await turns.write(hold, ())
        except Overtaken:
            return  # the turn's own next write meets the same and says so
        except StoreUnavailable:
            continue  # the lease outlives a hiccup of the database
