"""The console in front of a fake desk, as `web` mounts it."""

import httpx
from fastapi import APIRouter, FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from deskhand.console.headers import SecurityHeaders
from deskhand.console.pages import router

from .fake_desk import FakeDesk
from .fake_doors import PASSWORD


class StreamCount:
    """Counts the streams that browsers hold open."""

    def __init__(self, app: ASGIApp, *, desk: FakeDesk) -> None:
        self.app = app
        self.desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_stream = scope.get("path") == "/console/stream"
        self.desk.open_streams += is_stream
        try:
            await self.app(scope, receive, send)
        finally:
            self.desk.open_streams -= is_stream


def routes_of(desk: FakeDesk, *, has_mailbox: bool = True) -> APIRouter:
    """The console in front of this desk."""
    return router(
        book=desk,
        staff=desk.staff,
        feed=desk.feed,
        mailbox=desk.mailbox if has_mailbox else None,
        work=desk,
        company="Copper Kettle Coffee",
        clock=desk.clock,
    )


def app_of(desk: FakeDesk, *, has_mailbox: bool = True) -> FastAPI:
    """The console as `web` mounts it."""
    app = FastAPI(openapi_url=None)
    app.include_router(routes_of(desk, has_mailbox=has_mailbox))
    app.add_middleware(GZipMiddleware, minimum_size=500)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(StreamCount, desk=desk)
    return app


def caller(app: FastAPI, address: str = "http://testserver") -> httpx.AsyncClient:
    """Somebody who asks the app, without a browser."""
    transport = httpx.ASGITransport(app)
    return httpx.AsyncClient(transport=transport, base_url=address, headers={"Origin": address})


async def signed_in(client: httpx.AsyncClient, name: str = "ines") -> httpx.AsyncClient:
    """Let this one in."""
    form = {"email": f"{name}@example.com", "password": PASSWORD}
    answer = await client.post("/console/sign-in", data=form)
    assert answer.status_code == 303
    return client
