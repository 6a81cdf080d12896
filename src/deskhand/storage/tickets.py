"""What teammates do with a ticket."""

from uuid import UUID

from deskhand.domain.teammate import Teammate
from deskhand.errors import Conflict, NotFound
from deskhand.ports import Chance
from deskhand.storage.statements import Statements


class PostgresTickets:
    """Fulfils `ports.TicketStore`."""

    def __init__(self, statements: Statements, *, chance: Chance) -> None:
        self._sql = statements
        self._chance = chance

    async def take(self, ticket_id: UUID, teammate: Teammate) -> None:
        await self._change("take_ticket", ticket_id, teammate, f"{_first(teammate)} joined.")

    async def resolve(self, ticket_id: UUID, teammate: Teammate) -> None:
        await self._change("resolve_ticket", ticket_id, teammate, "Marked as solved.")

    async def hand_back(self, ticket_id: UUID, teammate: Teammate) -> None:
        await self._change("hand_back", ticket_id, teammate, "The assistant is back.")

    async def write(
        self,
        ticket_id: UUID,
        teammate: Teammate,
        text: str,
        *,
        client_id: str | None,
        is_note: bool,
    ) -> None:
        done = await self._sql.second(
            "lock_ticket",
            "teammate_message",
            ticket_id=ticket_id,
            message_id=self._chance.id(),
            teammate_id=teammate.id,
            name=_first(teammate),
            text=text,
            client_id=client_id,
            is_note=is_note,
        )
        if done is None:
            await self._refuse(ticket_id, teammate)

    async def saw(self, ticket_id: UUID) -> None:
        await self._sql.run("see_ticket", ticket_id=ticket_id)

    async def _change(self, name: str, ticket_id: UUID, teammate: Teammate, line: str) -> None:
        done = await self._sql.one(
            name,
            ticket_id=ticket_id,
            teammate_id=teammate.id,
            name=_first(teammate),
            message_id=self._chance.id(),
            text=line,
        )
        if done is None:
            await self._refuse(ticket_id, teammate)

    async def _refuse(self, ticket_id: UUID, teammate: Teammate) -> None:
        row = await self._sql.one("holder", ticket_id=ticket_id)
        if row is None:
            raise NotFound("There is no such ticket.")
        if row["teammate_id"] == teammate.id and row["holder"] == "teammate":
            return  # what was asked for is so already
        if row["status"] in ("resolved", "closed"):
            raise Conflict(f"The ticket is {row['status']} already.")
        raise Conflict(f"{row['name'] or 'The assistant'} has this ticket. Ask for it first.")


def _first(teammate: Teammate) -> str:
    return teammate.name.split()[0]
