"""Takes in what customers send; what is returned is committed."""

from collections.abc import Mapping
from uuid import UUID

from psycopg.errors import UniqueViolation
from psycopg.rows import DictRow
from psycopg.types.json import Jsonb

from deskhand.domain.intake import Opening, Rating, Received
from deskhand.domain.message import Page
from deskhand.domain.turn import Cause
from deskhand.errors import Conflict, NotFound
from deskhand.ports import Chance
from deskhand.storage.statements import Statements
from deskhand.storage.tokens import hash_of

_EVENT = {Cause.button: "person_asked_for", Cause.card: "card_answered"}


class PostgresIntake:
    """Fulfils `ports.Intake`."""

    def __init__(
        self, statements: Statements, *, chance: Chance, windows_ms: Mapping[str, int]
    ) -> None:
        self._sql = statements
        self._chance = chance
        self._windows = Jsonb(dict(windows_ms))

    async def open(self, opening: Opening, *, token: str) -> Received:
        for _ in range(2):  # a twin that committed meanwhile is only seen by the second look
            row = await self._sql.one(
                "open_conversation",
                ticket_id=self._chance.id(),
                turn_id=self._chance.id(),
                message_id=self._chance.id(),
                channel=opening.channel,
                opening_key=opening.opening_key,
                text=opening.text,
                client_message_id=opening.client_message_id,
                principal=Jsonb(opening.principal.model_dump(mode="json")),
                page=_page(opening.page),
                language=opening.language,
                token_hash=hash_of(token),
                windows=self._windows,
            )
            if row is not None:
                return Received.model_validate(row)
        raise Conflict(
            "This conversation was opened before and has gone on since. Use its customer_session, "
            "or open another one with a new client_message_id."
        )

    async def add(
        self,
        ticket_id: UUID,
        text: str,
        *,
        client_message_id: str | None,
        page: Page | None,
    ) -> Received:
        row = await self._sql.second(
            "lock_ticket",
            "add_message",
            ticket_id=ticket_id,
            message_id=self._chance.id(),
            turn_id=self._chance.id(),
            text=text,
            client_message_id=client_message_id,
            page=_page(page),
            windows=self._windows,
        )
        return _received(ticket_id, row)

    async def wake(self, ticket_id: UUID, cause: Cause) -> Received:
        try:
            row = await self._sql.second(
                "lock_ticket",
                "start_turn",
                ticket_id=ticket_id,
                turn_id=self._chance.id(),
                cause=cause,
                event=_EVENT[cause],
            )
        except UniqueViolation as raced:
            raise Conflict("The conversation changed just now. Send it again.") from raced
        return _received(ticket_id, row)

    async def ticket_of(self, token: str) -> UUID | None:
        row = await self._sql.one("customer_session", token_hash=hash_of(token))
        return row["ticket_id"] if row else None

    async def rate(self, ticket_id: UUID, rating: Rating) -> None:
        await self._sql.run("rate", ticket_id=ticket_id, **rating.model_dump())


def _page(page: Page | None) -> Jsonb | None:
    return Jsonb(page.model_dump(mode="json")) if page else None


def _received(ticket_id: UUID, row: DictRow | None) -> Received:
    if row is None:
        raise NotFound("There is no such conversation. Start a new one.")
    return Received(ticket_id=ticket_id, **row)
