"""What teammates do with a ticket: take it, answer, note, resolve, hand it back."""

from uuid import UUID

from deskhand.domain.teammate import Teammate
from deskhand.domain.text import readable
from deskhand.workflows.sockets import Sockets


class TicketWork:
    """The console's and the API's way to the tickets; each call is committed."""

    def __init__(self, sockets: Sockets) -> None:
        self._tickets = sockets.tickets

    async def take(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Hold it; raises Conflict when another teammate has it."""
        await self._tickets.take(ticket_id, teammate)

    async def reply(
        self, ticket_id: UUID, teammate: Teammate, text: str, *, client_id: str
    ) -> None:
        """Answer the customer; the ticket is then held by this teammate."""
        await self._tickets.write(
            ticket_id, teammate, readable(text), client_id=client_id, is_note=False
        )

    async def note(
        self, ticket_id: UUID, teammate: Teammate, text: str, *, client_id: str | None = None
    ) -> None:
        """Write something that only teammates see."""
        await self._tickets.write(
            ticket_id, teammate, readable(text), client_id=client_id, is_note=True
        )

    async def resolve(self, ticket_id: UUID, teammate: Teammate) -> None:
        """End it as solved."""
        await self._tickets.resolve(ticket_id, teammate)

    async def hand_back(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Give it to the assistant."""
        await self._tickets.hand_back(ticket_id, teammate)

    async def saw(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Mark it as read."""
        del teammate
        await self._tickets.saw(ticket_id)
