"""News of what happened, over all processes of the desk: one listening connection, many ears."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from uuid import UUID

import psycopg

from deskhand.domain.event import Event
from deskhand.errors import StoreUnavailable
from deskhand.storage.statements import Statements
from deskhand.telemetry import log

_EAR_SIZE = 1000
"""Events an ear may be behind before it is closed; its owner then asks for what it missed."""
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0
"""Seconds before another try to open the line."""


class PostgresFeed:
    """Fulfils `ports.Feed`."""

    def __init__(self, statements: Statements, *, url: str) -> None:
        self._sql = statements
        self._url = url
        self._ears: dict[asyncio.Queue[Event | None], UUID | None] = {}
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to listen; returns once the line is open."""
        ready = asyncio.Event()
        self._task = asyncio.create_task(self._listen(ready))
        await ready.wait()

    async def stop(self) -> None:
        """Hang up; every listener ends."""
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self._close_all()

    @asynccontextmanager
    async def listen(self, ticket_id: UUID | None = None) -> AsyncGenerator[AsyncIterator[Event]]:
        ear: asyncio.Queue[Event | None] = asyncio.Queue(_EAR_SIZE)
        self._ears[ear] = ticket_id
        try:
            yield _until_closed(ear)
        finally:
            self._ears.pop(ear, None)

    async def after(self, ticket_id: UUID, event_id: int) -> tuple[Event, ...]:
        rows = await self._sql.all("events_after", ticket_id=ticket_id, event_id=event_id)
        return tuple(Event.model_validate(row) for row in rows)

    async def last(self, ticket_id: UUID) -> int:
        row = await self._sql.one("last_event", ticket_id=ticket_id)
        return int(row["id"]) if row else 0

    async def _listen(self, ready: asyncio.Event) -> None:
        pause = _SHORTEST_PAUSE
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._url, autocommit=True
                ) as line:
                    await line.execute("listen deskhand")
                    self._close_all()  # ears that opened while the line was down missed something
                    ready.set()
                    pause = _SHORTEST_PAUSE
                    await self._hear(line)
            except (psycopg.OperationalError, StoreUnavailable) as lost:
                log.warning("feed_lost", reason=type(lost).__name__)
                self._close_all()  # nobody knows what was missed: each asks anew
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def _hear(self, line: psycopg.AsyncConnection) -> None:
        async for news in line.notifies():
            ticket_id, event_id, _ = news.payload.split(" ")
            await self._tell(UUID(ticket_id), int(event_id))

    def _close_all(self) -> None:
        for ear in self._ears:
            _close(ear)

    async def _tell(self, ticket_id: UUID, event_id: int) -> None:
        ears = [ear for ear, wanted in self._ears.items() if wanted in (None, ticket_id)]
        if not ears:
            return
        row = await self._sql.one("event", event_id=event_id)
        if row is None:
            return
        event = Event.model_validate(row)
        for ear in ears:
            try:
                ear.put_nowait(event)
            except asyncio.QueueFull:
                _close(ear)


def _close(ear: asyncio.Queue[Event | None]) -> None:
    while ear.full():
        ear.get_nowait()
    ear.put_nowait(None)


async def _until_closed(ear: asyncio.Queue[Event | None]) -> AsyncGenerator[Event]:
    while (event := await ear.get()) is not None:
        yield event
