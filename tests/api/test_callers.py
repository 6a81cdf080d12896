"""Who may: a customer their own conversation, a teammate every ticket, and nobody else anything."""

import httpx
import pytest
from starlette.requests import Request

from deskhand.api.callers import address_of
from journeys.visitor import Colleague, OpenDesk, Visitor

BEARERS = (
    "Bearer nonsense",
    "Bearer " + "x" * 5000,
    "Bearer",
    "Basic YWRhOnBhc3N3b3Jk",
    "nonsense",
    "Bearer ' or true --",
    "Bearer \xff\xfe",
)


@pytest.fixture(scope="session")
async def visitor(desk: OpenDesk) -> Visitor:
    visitor = desk.visitor()
    await visitor.say("hello")
    return visitor


async def seen(desk: OpenDesk, path: str, bearer: str) -> httpx.Response:
    return await desk.http.get(path, headers={"Authorization": bearer.encode("latin-1")})  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("bearer", BEARERS)
async def test_that_no_other_bearer_is_let_in(
    desk: OpenDesk, visitor: Visitor, bearer: str
) -> None:
    path = f"/v1/conversations/{visitor.id}"
    assert (await seen(desk, path, visitor.headers["Authorization"])).status_code == 200
    customer = await seen(desk, path, bearer)
    assert customer.status_code in (401, 404)
    teammate = await seen(desk, "/v1/tickets", bearer)
    assert teammate.status_code == 401
    for answer in (customer, teammate):
        assert answer.json()["error"]["message"].endswith(".")


async def test_that_nobody_is_told_what_to_send(desk: OpenDesk, visitor: Visitor) -> None:
    answer = await desk.http.get(f"/v1/conversations/{visitor.id}")
    assert answer.status_code == 401
    assert "Authorization: Bearer" in answer.json()["error"]["message"]


async def test_that_a_teammate_reads_a_conversation_but_does_not_speak_in_it(
    desk: OpenDesk, visitor: Visitor, ada: Colleague
) -> None:
    path = f"/v1/conversations/{visitor.id}"
    assert (await desk.http.get(path, headers=ada.headers)).status_code == 200
    for what, body in (("messages", {"text": "hi"}), ("human", None), ("rating", {"csat": 5})):
        answer = await desk.http.post(f"{path}/{what}", json=body, headers=ada.headers)
        assert answer.status_code == 404, what


async def test_that_one_customer_cannot_reach_anothers_conversation(
    desk: OpenDesk, visitor: Visitor
) -> None:
    other = desk.visitor()
    await other.say("hello")
    path = f"/v1/conversations/{visitor.id}"
    calls = (
        await desk.http.get(path, headers=other.headers),
        await desk.http.get(f"{path}/events", headers=other.headers),
        await desk.http.post(f"{path}/messages", json={"text": "hi"}, headers=other.headers),
        await desk.http.post(f"{path}/human", headers=other.headers),
        await desk.http.post(f"{path}/rating", json={"csat": 1}, headers=other.headers),
    )
    assert {call.status_code for call in calls} == {404}
    assert (await visitor.see())["rated"] is False


def test_that_a_call_without_a_sender_has_no_address() -> None:
    assert address_of(Request({"type": "http", "client": None})) == ""
    assert address_of(Request({"type": "http", "client": ("192.0.2.1", 1)})) == "192.0.2.1"
