"""Limits that are counted in memory."""

from datetime import datetime, timedelta
from uuid import UUID

from deskhand.ports import Clock
from deskhand.testing.clock import FixedClock


class MemoryLimits:
    """Fulfils `ports.LimitBook`."""

    def __init__(self, *, clock: Clock | None = None) -> None:
        self._clock = clock or FixedClock()
        self._hits: dict[tuple[str, str], dict[UUID, datetime]] = {}

    async def hit(
        self, name: str, subject: str, *, count: int, hours: float, turn_id: UUID
    ) -> bool:
        """Count this turn unless the limit is full without it."""
        now = self._clock.now()
        hits = self._hits.setdefault((name, subject), {})
        since = now - timedelta(hours=hours)
        others = [at for turn, at in hits.items() if turn != turn_id and at > since]
        if len(others) >= count:
            return False
        hits.setdefault(turn_id, now)
        return True
