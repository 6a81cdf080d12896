"""A small desk that speaks the widget's contract and can be as nasty as the real world."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from html import escape
from typing import ClassVar

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.types import Receive, Scope, Send

from .desk_state import Conversation, FakeDesk, Json
from .desk_work import (
    DISCLOSURE,
    Work,
    call_person,
    refusal,
    show,
    take_code,
    take_message,
    take_rating,
)
from .sample import ShopDoors


class LostResponse(Response):
    """An answer that begins and never arrives."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Promise more than is sent."""
        del scope, receive
        headers = [(b"content-type", b"application/json"), (b"content-length", b"999")]
        await send({"type": "http.response.start", "status": self.status_code, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"turn', "more_body": True})


class FakeApi:
    """The routes of the fake desk."""

    works: ClassVar[dict[str, Work]] = {
        "messages": take_message,
        "confirmations/{card}": take_code,
        "human": call_person,
        "rating": take_rating,
    }

    def __init__(self, desk: FakeDesk) -> None:
        self.desk = desk
        self.app = ShopDoors().app()
        self.app.add_api_route("/host", self.host_page, methods=["GET"])
        self.app.add_api_route("/v1/conversations", self.create, methods=["POST"])
        self.app.add_api_route("/v1/conversations/{id}", self.read, methods=["GET"])
        self.app.add_api_route("/v1/conversations/{id}/events", self.events, methods=["GET"])
        for path, work in self.works.items():
            self.add_work(f"/v1/conversations/{{id}}/{path}", work)

    def add_work(self, path: str, work: Work) -> None:
        """A POST about one conversation."""

        async def answer(request: Request, id: str) -> Response:
            return await self.post(request, lambda body: self.on_mine(request, id, work, body))

        self.app.add_api_route(path, answer, methods=["POST"])

    async def post(self, request: Request, work: Callable[[Json], Response]) -> Response:
        """Note what was asked, be nasty if told so, else do it."""
        body: Json = await request.json()
        self.desk.requests.append(("POST", request.url.path, body))
        await asyncio.sleep(self.desk.delay)
        failure = self.desk.failures.pop(0) if self.desk.failures else None
        if failure:
            return refusal(failure, "nasty", f"The desk says {failure}.")
        done = work(body)
        await asyncio.sleep(self.desk.answer_delay)
        return done if failure is None else LostResponse(status_code=done.status_code)

    def find(self, request: Request, id: str) -> Conversation | Response:
        """The conversation, for whoever holds its secret."""
        conversation = self.desk.conversations.get(id)
        if conversation is None:
            return refusal(404, "not_found", "There is no such conversation.")
        if request.headers.get("authorization") != f"Bearer {conversation.secret}":
            self.desk.refused += 1
            return refusal(401, "not_allowed", "This is not your conversation.")
        return conversation

    def on_mine(self, request: Request, id: str, work: Work, body: Json) -> Response:
        """Do it to the conversation, or refuse."""
        found = self.find(request, id)
        return found if isinstance(found, Response) else work(self.desk, found, body)

    async def host_page(self, request: Request) -> Response:
        """A bare page of a company; the query holds the widget's options."""
        query = dict(request.query_params)
        direction = escape(query.pop("dir", "ltr"))
        options = " ".join(f'data-{key}="{escape(value)}"' for key, value in query.items())
        page = (
            f'<!doctype html><html lang="en" dir="{direction}"><head><title>Order CK-1042</title>'
            '<link rel="icon" href="data:,"></head><body><main><h1>Order CK-1042</h1>'
            '<p><a href="#x">A link of the page</a></p></main>'
            f'<script src="/widget.js" {options} async></script></body></html>'
        )
        headers = {"Content-Security-Policy": self.desk.page_csp} if self.desk.page_csp else {}
        return HTMLResponse(page, headers=headers)

    async def create(self, request: Request) -> Response:
        """Begin a conversation."""
        return await self.post(request, self.begin)

    def begin(self, body: Json) -> Response:
        """Begin it once per client message id."""
        if body.get("customer_token") == "expired":
            return refusal(401, "token_expired", "The customer token has run out.")
        mine = body["client_message_id"]
        known = [each for each in self.desk.conversations.values() if each.has(mine)]
        number = len(self.desk.posts("/conversations"))
        conversation = known[0] if known else Conversation(f"c{number}", f"secret-{number}")
        if not known:
            conversation.add("customer", body["message"], client_message_id=mine)
            self.desk.conversations[conversation.id] = conversation
        answer = {"conversation_id": conversation.id, "turn_id": "t1"}
        answer |= {"customer_session": conversation.secret, "disclosure": DISCLOSURE}
        return JSONResponse(answer, 201)

    async def read(self, request: Request, id: str) -> Response:
        """The conversation as it stands."""
        self.desk.requests.append(("GET", request.url.path, {}))
        return self.on_mine(request, id, show, {})

    async def events(self, request: Request, id: str, after: int = 0) -> Response:
        """The stream."""
        self.desk.requests.append(("GET", request.url.path, {"after": after}))
        if self.desk.stream_failures:
            return refusal(self.desk.stream_failures.pop(0), "nasty", "Not now.")
        found = self.find(request, id)
        if isinstance(found, Response):
            return found
        self.desk.stream_opens.append(after)
        return StreamingResponse(self.frames(found, after), media_type="text/event-stream")

    async def frames(self, conversation: Conversation, after: int) -> AsyncIterator[str]:
        """Events with their numbers, until the stream is dropped."""
        epoch = self.desk.stream_epoch
        self.desk.open_streams += 1
        try:
            yield ": welcome\n\n"
            while epoch == self.desk.stream_epoch:
                for kind, data in conversation.events[after:]:
                    after += 1
                    yield f"id: {after}\nevent: {kind}\ndata: {json.dumps(data)}\n\n"
                await asyncio.sleep(0.02)
        finally:
            self.desk.open_streams -= 1


def app(desk: FakeDesk) -> FastAPI:
    """The desk as an application."""
    return FakeApi(desk).app
