"""What teammates do over HTTP, and what they are told when they cannot."""

from uuid import uuid4

import pytest

from deskhand.api.tickets import MOST_TRIES
from journeys.visitor import TEAMMATE, Colleague, OpenDesk

BEN = ("Ben Stone", "ben@copperkettle.example", "another password")


async def test_that_a_sign_in_gives_a_token_that_works(desk: OpenDesk) -> None:
    await desk.desk.staff.add(*BEN, role="teammate")
    answer = await desk.http.post("/v1/sign-in", json={"email": BEN[1], "password": BEN[2]})
    assert answer.status_code == 200
    headers = {"Authorization": f"Bearer {answer.json()['token']}"}
    assert (await desk.http.get("/v1/queues", headers=headers)).status_code == 200


async def test_that_guessing_a_password_ends_however_the_address_is_spelled(
    desk: OpenDesk, ada: Colleague
) -> None:
    del ada  # she is known
    name = "ada@copperkettle.example"
    spellings = (name, name.upper(), f" {name}", f"{name}   ", f"  {name.title()} ")
    answers = [
        await desk.http.post(
            "/v1/sign-in", json={"email": spellings[n % len(spellings)], "password": f"guess {n}"}
        )
        for n in range(MOST_TRIES + 5)
    ]
    refused = [answer.status_code for answer in answers]
    assert refused.count(403) <= MOST_TRIES
    assert set(refused[MOST_TRIES:]) == {429}
    assert int(answers[-1].headers["retry-after"]) > 0
    right = await desk.http.post("/v1/sign-in", json={"email": name, "password": TEAMMATE[2]})
    assert right.status_code == 429, "not even the right one, for a while"


async def test_that_another_teammate_is_told_who_has_it(desk: OpenDesk, ada: Colleague) -> None:
    await desk.desk.staff.add("Eve Miller", "eve@copperkettle.example", "p", role="teammate")
    body = {"email": "eve@copperkettle.example", "password": "p"}
    token = (await desk.http.post("/v1/sign-in", json=body)).json()["token"]
    eve = Colleague(desk.http, token)
    visitor = desk.visitor()
    await visitor.say("I want to talk to a person")
    assert (await ada.do(visitor.id, "take")).status_code == 204
    refused = await eve.do(visitor.id, "take")
    assert refused.status_code == 409
    message = refused.json()["error"]["message"]
    assert message == "Ada Brewer has this ticket. Ask for it first."


@pytest.mark.parametrize("what", ["take", "reply", "notes", "resolve", "hand-back"])
async def test_that_a_ticket_that_is_not_there_is_not_found(ada: Colleague, what: str) -> None:
    text = "hello" if what in ("reply", "notes") else None
    answer = await ada.do(str(uuid4()), what, text)
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "There is no such ticket."


async def test_that_what_is_read_of_nothing_is_not_found(desk: OpenDesk, ada: Colleague) -> None:
    for path in (f"/v1/tickets/{uuid4()}", f"/v1/turns/{uuid4()}/trace"):
        assert (await desk.http.get(path, headers=ada.headers)).status_code == 404


@pytest.mark.parametrize(
    ("view", "status"),
    [
        ("mine", 200),
        ("some_queue-2", 200),
        ("", 422),
        ("Mine", 422),
        ("a' or true --", 422),
        ("x" * 50, 422),
        ("mine\n", 422),
    ],
)
async def test_that_a_view_is_a_plain_name(
    desk: OpenDesk, ada: Colleague, view: str, status: int
) -> None:
    answer = await desk.http.get("/v1/tickets", params={"view": view}, headers=ada.headers)
    assert answer.status_code == status


async def test_that_a_reply_sent_twice_is_said_once(desk: OpenDesk, ada: Colleague) -> None:
    visitor = desk.visitor()
    await visitor.say("I want to talk to a person")
    body = {"text": "Hello.", "client_message_id": str(uuid4())}
    path = f"/v1/tickets/{visitor.id}/reply"
    for _ in range(2):
        answer = await desk.http.post(path, json=body, headers=ada.headers)
        assert answer.status_code == 204
    texts = [message["text"] for message in (await visitor.see())["messages"]]
    assert texts.count("Hello.") == 1


async def test_that_the_whole_ticket_and_its_turns_can_be_read(
    desk: OpenDesk, ada: Colleague
) -> None:
    visitor = desk.visitor()
    first = await visitor.say("hello")
    last = await visitor.say("I want to talk to a person")
    whole = await ada.ticket(visitor.id)
    assert whole["turns"] == [last["turn_id"], first["turn_id"]], "newest first"
    assert whole["handoff"]["reason"] == "asked_for_person"
    trace = await ada.trace(first["turn_id"])
    assert [entry["stage"] for entry in trace["entries"]][:2] == ["guard", "understand"]
    found = await desk.http.get(
        "/v1/tickets", params={"search": str(whole["ticket"]["number"])}, headers=ada.headers
    )
    assert [row["ticket"]["id"] for row in found.json()] == [visitor.id]
    counts = (await desk.http.get("/v1/queues", headers=ada.headers)).json()
    assert counts["free"] >= 1
