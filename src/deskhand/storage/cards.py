"""Cards that customers answer with a one-time code."""

import hmac
from uuid import UUID

from psycopg.types.json import Jsonb

from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.draft import Card
from deskhand.errors import Conflict
from deskhand.ports import Chance, Clock
from deskhand.storage.statements import Statements
from deskhand.storage.tokens import hash_of, keyed

_GONE = "This code form is used up or expired. Ask for a new code in the chat."


class PostgresCards:
    """Fulfils `ports.CardBook`."""

    def __init__(
        self, statements: Statements, *, clock: Clock, chance: Chance, secret: str
    ) -> None:
        self._sql = statements
        self._clock = clock
        self._chance = chance
        self._secret = secret

    async def current(self, ticket_id: UUID) -> Card | None:
        now = self._clock.now()
        row = await self._sql.one("card", ticket_id=ticket_id, now=now)
        if row is None:
            return None
        left = int((row.pop("expires_at") - now).total_seconds())
        return Card(**row, expires_in_seconds=left)

    async def answer(self, ticket_id: UUID, card_id: UUID, code: str, *, token: str) -> int | UUID:
        now = self._clock.now()
        tried = await self._sql.one("try_card", ticket_id=ticket_id, card_id=card_id, now=now)
        if tried is None:
            raise Conflict(_GONE)
        if not hmac.compare_digest(tried["code_hash"], self._sealed(card_id, code)):
            return int(tried["tries_left"])
        principal = Principal(
            level=Assurance.stepped_up, email=tried["email"], method="one_time_code", proven_at=now
        )
        used = await self._sql.second(
            "lock_ticket",
            "use_card",
            ticket_id=ticket_id,
            card_id=card_id,
            now=now,
            principal=Jsonb(principal.model_dump(mode="json")),
            token_hash=hash_of(token),
            turn_id=self._chance.id(),
        )
        if used is None:
            raise Conflict(_GONE)
        return used["turn_id"]

    async def seal(self, card_id: UUID, code: str) -> bool:
        return (
            await self._sql.one("seal_card", card_id=card_id, code_hash=self._sealed(card_id, code))
            is not None
        )

    def _sealed(self, card_id: UUID, code: str) -> str:
        # A code is short: without the desk's key its hash could be turned back.
        return keyed(self._secret, "code", str(card_id), code)
