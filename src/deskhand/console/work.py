"""What a teammate does with a ticket, as the console asks for it."""

from typing import Protocol
from uuid import UUID

from deskhand.domain.teammate import Teammate


class TicketWork(Protocol):
    """The deeds of teammates.

    Each raises NotFound for a ticket that does not exist and Conflict when it was taken, decided or
    changed meanwhile; the message of a Conflict says by whom.
    """

    async def take(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Give the ticket to this teammate."""
        ...

    async def reply(
        self, ticket_id: UUID, teammate: Teammate, text: str, *, client_id: str
    ) -> None:
        """Say this to the customer, once per client id; a free ticket is then theirs."""
        ...

    async def note(
        self, ticket_id: UUID, teammate: Teammate, text: str, *, client_id: str | None = None
    ) -> None:
        """Write a note that only teammates see, once per client id; raises TextRefused."""
        ...

    async def resolve(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Close the work on the ticket."""
        ...

    async def hand_back(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Let the assistant answer again."""
        ...

    async def saw(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Remember that this teammate has read the ticket up to now."""
        ...
