"""How a story drives a desk: as a visitor, as a signed-in customer, as a teammate."""

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, Self
from uuid import uuid4

import httpx

from deskhand.api import customer_token
from deskhand.bootstrap import Desk
from deskhand.testing import FakeMail, FakeSms, FixedClock

PATIENCE = 20
TEAMMATE = ("Ada Brewer", "ada@copperkettle.example", "a password for tests")


class OpenDesk:
    """A desk behind HTTP, with its strings in the story's hand."""

    def __init__(
        self,
        address: str,
        desk: Desk,
        clock: FixedClock,
        *,
        mail: FakeMail,
        sms: FakeSms,
    ) -> None:
        self.address, self.desk, self.clock = address, desk, clock
        self.mail, self.sms = mail, sms
        self.mailbox = mail.mailbox
        self.http = httpx.AsyncClient(base_url=address, timeout=PATIENCE + 10)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    def visitor(self, email: str | None = None, name: str = "") -> "Visitor":
        """Somebody with an empty conversation; signed in at the shop with an address."""
        token = None
        if email:
            token = customer_token.sign(
                self.desk.customer_token_secret,
                email=email,
                name=name,
                now=self.clock.now(),
                id=uuid4(),
            )
        return Visitor(self.http, token)

    async def teammate(self) -> "Colleague":
        """Ada, signed in."""
        name, email, password = TEAMMATE
        await self.desk.staff.add(name, email, password, role="teammate")
        answer = await self.http.post("/v1/sign-in", json={"email": email, "password": password})
        assert answer.status_code == 200, answer.text
        return Colleague(self.http, answer.json()["token"])


class Visitor:
    """A customer with one conversation."""

    def __init__(self, http: httpx.AsyncClient, token: str | None = None) -> None:
        self._http = http
        self._token = token
        self.id = ""
        self.customer_session = ""

    @property
    def headers(self) -> dict[str, str]:
        """The right to this conversation."""
        return {"Authorization": f"Bearer {self.customer_session}"}

    async def say(self, text: str, **more: object) -> dict[str, Any]:
        """Send a message and wait for the finished turn."""
        if not self.id:
            body = {"channel": "chat", "message": text, **more}
            if self._token:
                body["customer_token"] = self._token
            opened = await self._post(f"/v1/conversations?wait={PATIENCE}", body, 201)
            self.id, self.customer_session = opened["conversation_id"], opened["customer_session"]
            return opened
        path = f"/v1/conversations/{self.id}/messages?wait={PATIENCE}"
        return await self._post(path, {"text": text, **more}, 202)

    async def press_person(self) -> dict[str, Any]:
        """The button."""
        return await self._post(f"/v1/conversations/{self.id}/human?wait={PATIENCE}", {}, 202)

    async def enter(self, card: str, code: str) -> httpx.Response:
        """Answer a card; a right code gives a new session."""
        answer = await self._http.post(
            f"/v1/conversations/{self.id}/confirmations/{card}",
            json={"code": code},
            headers=self.headers,
        )
        if answer.status_code == 200:
            self.customer_session = answer.json()["customer_session"]
        return answer

    async def see(self) -> dict[str, Any]:
        """The conversation as the widget shows it."""
        answer = await self._http.get(f"/v1/conversations/{self.id}", headers=self.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    @asynccontextmanager
    async def watch(self, after: int = 0) -> AsyncGenerator[AsyncGenerator[tuple[str, Any]]]:
        """The live events: kind and data."""
        path = f"/v1/conversations/{self.id}/events?after={after}"
        async with self._http.stream("GET", path, headers=self.headers) as stream:
            assert stream.status_code == 200
            yield _events(stream)

    async def _post(self, path: str, body: dict[str, Any], status: int) -> dict[str, Any]:
        headers = self.headers if self.customer_session else {}
        answer = await self._http.post(path, json=body, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json()


class Colleague:
    """A teammate over HTTP."""

    def __init__(self, http: httpx.AsyncClient, token: str) -> None:
        self._http = http
        self.headers = {"Authorization": f"Bearer {token}"}

    async def tickets(self, view: str = "free") -> list[dict[str, Any]]:
        """The tickets of a view."""
        return await self._get(f"/v1/tickets?view={view}")

    async def ticket(self, ticket_id: str) -> dict[str, Any]:
        """A ticket with its package."""
        return await self._get(f"/v1/tickets/{ticket_id}")

    async def trace(self, turn_id: str) -> dict[str, Any]:
        """What the stages of a turn returned."""
        return await self._get(f"/v1/turns/{turn_id}/trace")

    async def do(self, ticket_id: str, what: str, text: str | None = None) -> httpx.Response:
        """take, reply, notes, resolve or hand-back."""
        body = {"text": text} if text is not None else None
        return await self._http.post(
            f"/v1/tickets/{ticket_id}/{what}", json=body, headers=self.headers
        )

    async def _get(self, path: str) -> Any:  # noqa: ANN401  # whatever JSON holds
        answer = await self._http.get(path, headers=self.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()


async def _events(stream: httpx.Response) -> AsyncGenerator[tuple[str, Any]]:
    kind = ""
    async for line in stream.aiter_lines():
        if line.startswith("event: "):
            kind = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield kind, json.loads(line.removeprefix("data: "))
