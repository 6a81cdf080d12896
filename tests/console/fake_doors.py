"""What the console needs beside the tickets, in memory: news, people, letters."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from deskhand.domain.event import Event
from deskhand.domain.handoff import Duty
from deskhand.domain.mail import Letter
from deskhand.domain.teammate import Teammate
from deskhand.errors import NotAllowed

from .sample import INES, NOW, OWEN
from .turns import LETTERS

PASSWORD = "kettle"


class FakeFeed:
    """Fulfils `ports.Feed`."""

    def __init__(self) -> None:
        self.queues: set[asyncio.Queue[Event | None]] = set()
        self.listeners_ever = 0

    def tell(self, ticket_id: UUID, kind: str = "message_received") -> None:
        """Something happened."""
        for queue in self.queues:
            queue.put_nowait(Event(ticket_id=ticket_id, type=kind, at=NOW))

    def break_off(self) -> None:
        """Lose the connection to the database."""
        for queue in self.queues:
            queue.put_nowait(None)

    @asynccontextmanager
    async def listen(self, ticket_id: UUID | None = None) -> AsyncGenerator[AsyncIterator[Event]]:
        """Events from now on."""
        assert ticket_id is None, "the console listens to all tickets at once"
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self.queues.add(queue)
        self.listeners_ever += 1
        try:
            yield self._events(queue)
        finally:
            self.queues.discard(queue)

    async def _events(self, queue: asyncio.Queue[Event | None]) -> AsyncGenerator[Event]:
        while (event := await queue.get()) is not None:
            yield event

    async def last(self, ticket_id: UUID) -> int:
        """The console never asks for it."""
        raise NotImplementedError

    async def after(self, ticket_id: UUID, event_id: int) -> tuple[Event, ...]:
        """The console never asks for it."""
        raise NotImplementedError


class FakeStaff:
    """Fulfils `ports.Staff`."""

    def __init__(self) -> None:
        self.tokens: dict[str, Teammate] = {}

    async def sign_in(self, email: str, password: str) -> str:
        """A new token."""
        teammate = next((t for t in (INES, OWEN) if t.email == email), None)
        if teammate is None or password != PASSWORD:
            raise NotAllowed("That address and password do not fit together.")
        token = f"token-{len(self.tokens)}-{teammate.name.split()[0].lower()}"
        self.tokens[token] = teammate
        return token

    async def by_token(self, token: str) -> Teammate | None:
        """Who holds it."""
        return self.tokens.get(token)

    async def sign_out(self, token: str) -> None:
        """End it."""
        self.tokens.pop(token, None)

    async def duty(self, queue: str) -> Duty:
        """The console never asks for it."""
        raise NotImplementedError


class FakeMailbox:
    """Fulfils `ports.Mailbox`."""

    def __init__(self) -> None:
        self.kept = list(LETTERS)

    async def letters(self, *, to: str | None = None, limit: int = 100) -> tuple[Letter, ...]:
        """Newest first."""
        return tuple(one for one in self.kept if to is None or to in one.to)[:limit]

    async def letter(self, letter_id: int) -> Letter | None:
        """One of them."""
        return next((one for one in self.kept if one.id == letter_id), None)

    async def clear(self) -> None:
        """Forget them."""
        self.kept.clear()
