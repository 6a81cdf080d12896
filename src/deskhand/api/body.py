"""Refuses bodies that are too large before they are read, as plain ASGI."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deskhand.api.faults import fault

LARGEST = 1_000_000
_TOO_LARGE = (
    f"The request is larger than {LARGEST:,} bytes. Send the most important part of the text."
)


class LargestBody:
    """Answers 413 instead of reading on."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST) -> None:
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if length.isdigit() and int(length[:18]) > self._largest:
            await fault(413, "too_large", _TOO_LARGE)(scope, receive, send)
            return
        await self._app(scope, _counted(receive, self._largest), send)


def _counted(receive: Receive, largest: int) -> Receive:
    """A body without a length is refused where it grows too large."""
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > largest:
            raise HTTPException(413, _TOO_LARGE)
        return message

    return counted
