"""The action ledger, and the counts of what may happen only so often."""

from datetime import timedelta
from uuid import UUID

from psycopg.types.json import Jsonb

from deskhand.domain.action import Action
from deskhand.domain.hold import Hold
from deskhand.errors import Overtaken
from deskhand.ports import Clock
from deskhand.storage.statements import Statements
from deskhand.storage.tokens import keyed


class PostgresActions:
    """Fulfils `ports.ActionLedger`."""

    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def propose(self, hold: Hold, action: Action) -> Action:
        row = await self._sql.one(
            "propose_action",
            ticket_id=hold.turn.ticket_id,
            turn_id=hold.turn.id,
            fence=hold.fence,
            arguments=Jsonb(action.arguments),
            **action.model_dump(
                include={"id", "tool", "business_key", "state", "reason", "policy"}
            ),
        )
        if row is None:
            raise Overtaken(f"Action {action.tool} of ticket {hold.turn.number} has a new worker.")
        return Action.model_validate(row)

    async def settle(self, action: Action) -> None:
        await self._sql.run(
            "settle_action",
            id=action.id,
            state=action.state,
            attempts=action.attempts,
            result=Jsonb(action.result),
            reason=action.reason,
        )


class PostgresLimits:
    """Fulfils `ports.LimitBook`; subjects are kept as keyed hashes only."""

    def __init__(self, statements: Statements, *, clock: Clock, secret: str) -> None:
        self._sql = statements
        self._clock = clock
        self._secret = secret

    async def hit(
        self, name: str, subject: str, *, count: int, hours: float, turn_id: UUID
    ) -> bool:
        now = self._clock.now()
        row = await self._sql.second(
            "lock_limit",
            "hit_limit",
            name=name,
            subject=keyed(self._secret, name, subject),
            count=count,
            since=now - timedelta(hours=hours),
            now=now,
            turn_id=turn_id,
        )
        return bool(row and row["is_within"])
