"""What must leave the desk, with its attempts."""

from datetime import timedelta
from uuid import UUID

from deskhand.domain.closing import OutboxTry
from deskhand.storage.statements import Statements

_HOLD = timedelta(seconds=30)
"""An attempt that is silent for so long has failed."""


class PostgresOutbox:
    """Fulfils `ports.Outbox`."""

    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def take(self, item_id: UUID) -> OutboxTry | None:
        row = await self._sql.one("outbox_take", id=item_id, hold=_HOLD)
        return OutboxTry.model_validate(row) if row else None

    async def sent(self, item_id: UUID) -> None:
        await self._settle(item_id, "sent", "", timedelta())

    async def failed(self, item_id: UUID, error: str, *, pause: timedelta | None) -> None:
        state = "dead" if pause is None else "due"
        await self._settle(item_id, state, error, pause or timedelta())

    async def stale(self, grace: timedelta) -> list[UUID]:
        return [row["id"] for row in await self._sql.all("stale_outbox", grace=grace)]

    async def _settle(self, item_id: UUID, state: str, error: str, pause: timedelta) -> None:
        await self._sql.run("outbox_settle", id=item_id, state=state, error=error, pause=pause)
