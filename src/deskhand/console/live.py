"""One stream for each browser: notices that something changed, bundled, never the text itself."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from deskhand.console.visit import COOKIE, Reception
from deskhand.ports import Feed, Staff
from deskhand.telemetry import log

BUNDLE_SECONDS = 0.5
THREAD_SECONDS = 0.1
PING_SECONDS = 20.0
_MOST_WAITING = 500
_HELLO = b"retry: 2000\nevent: hello\ndata: 1\n\n"
_PING = b": here\n\n"


def _notice(name: str) -> bytes:
    return f"event: {name}\ndata: 1\n\n".encode()


class Hub:
    """Listens to the feed once for all streams of this process, while there is one."""

    def __init__(self, *, feed: Feed, bundle_seconds: float = BUNDLE_SECONDS) -> None:
        """Nobody listens yet."""
        self._feed = feed
        self._bundle_seconds = bundle_seconds
        self._streams: set[asyncio.Queue[bytes | None]] = set()
        self._pump: asyncio.Task[None] | None = None
        self._pending: dict[str, asyncio.TimerHandle] = {}

    @property
    def listeners(self) -> int:
        """How many streams are open."""
        return len(self._streams)

    def join(self) -> asyncio.Queue[bytes | None]:
        """Open a stream; None in it means that it is over."""
        stream: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._streams.add(stream)
        if self._pump is None:
            self._pump = asyncio.create_task(self._listen(), name="console-live")
            self._pump.add_done_callback(self._ended)
        return stream

    def leave(self, stream: asyncio.Queue[bytes | None]) -> None:
        """Close a stream; with the last one the listening ends."""
        self._streams.discard(stream)
        if not self._streams and self._pump:
            self._pump.cancel()
            self._forget()

    async def _listen(self) -> None:
        async with self._feed.listen() as events:
            async for event in events:
                self._tell(event.ticket_id)

    def _tell(self, ticket_id: UUID) -> None:
        self._soon(f"ticket-{ticket_id}", min(THREAD_SECONDS, self._bundle_seconds))
        self._soon("queue", self._bundle_seconds)

    def _soon(self, name: str, seconds: float) -> None:
        """The first of a kind starts the timer; what comes until then is the same notice."""
        if name not in self._pending:
            loop = asyncio.get_running_loop()
            self._pending[name] = loop.call_later(seconds, self._send, name)

    def _send(self, name: str) -> None:
        self._pending.pop(name, None)
        frame = _notice(name)
        for stream in tuple(self._streams):
            if stream.qsize() >= _MOST_WAITING:
                # Nobody reads it: end it, the browser comes back and fetches everything anew.
                self._streams.discard(stream)
                stream.put_nowait(None)
            else:
                stream.put_nowait(frame)

    def _ended(self, pump: asyncio.Task[None]) -> None:
        """The feed broke off: end all streams, so that the browsers come back."""
        if pump is not self._pump:
            return
        self._forget()
        broken = None if pump.cancelled() else pump.exception()
        log.warning("console_feed_lost", reason=type(broken).__name__ if broken else "ended")
        for stream in self._streams:
            stream.put_nowait(None)
        self._streams.clear()

    def _forget(self) -> None:
        self._pump = None
        for timer in self._pending.values():
            timer.cancel()
        self._pending.clear()


async def frames(
    hub: Hub, is_still_here: Callable[[], Awaitable[bool]], *, ping_seconds: float = PING_SECONDS
) -> AsyncGenerator[bytes]:
    """What one browser gets, until it leaves, is signed out, or the feed breaks."""
    stream = hub.join()
    try:
        yield _HELLO
        while True:
            try:
                frame = await asyncio.wait_for(stream.get(), ping_seconds)
            except TimeoutError:
                if not await is_still_here():
                    return
                frame = _PING
            if frame is None:
                return
            yield frame
    finally:
        hub.leave(stream)


class Live:
    """The stream's route."""

    def __init__(self, *, hub: Hub, staff: Staff, reception: Reception) -> None:
        """Remember whom to ask."""
        self._hub = hub
        self._staff = staff
        self._reception = reception

    async def stream(self, request: Request) -> Response:
        """Open the stream; whoever holds it counts as being at the desk."""
        await self._reception.visit(request)
        token = request.cookies[COOKIE]

        async def is_still_here() -> bool:
            return await self._staff.by_token(token) is not None

        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(
            frames(self._hub, is_still_here), media_type="text/event-stream", headers=headers
        )
