"""The clock and the dice of this machine."""

import asyncio
import os
import secrets
import time
from datetime import UTC, datetime
from uuid import UUID

_VERSION_7 = 7 << 76
_VARIANT = 2 << 62


class SystemClock:
    """Fulfils `ports.Clock`."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return datetime.now(UTC)


class SystemChance:
    """Fulfils `ports.Chance`."""

    def id(self) -> UUID:
        """A UUID of version 7 (RFC 9562): the time in milliseconds, then chance."""
        chance = int.from_bytes(os.urandom(10))
        high, low = chance >> 62 & 0xFFF, chance & ((1 << 62) - 1)
        moment = time.time_ns() // 1_000_000 << 80
        return UUID(int=moment | _VERSION_7 | high << 64 | _VARIANT | low)

    def secret(self) -> str:
        """256 bits, safe in a URL."""
        return secrets.token_urlsafe(32)

    def code(self) -> str:
        """Six digits."""
        return f"{secrets.randbelow(10**6):06d}"


async def pause(attempt: int) -> None:
    """Wait before another attempt: 0.2 s, then twice as long each time, at most 2 s."""
    await asyncio.sleep(min(0.1 * 2**attempt, 2.0))
