"""What a customer gets back: the right to go on, the disclosure, the turn once it ends."""

from uuid import UUID, uuid4

import pytest

from journeys.visitor import Colleague, OpenDesk


async def test_that_an_opening_gives_the_right_to_go_on(desk: OpenDesk) -> None:
    answer = await desk.http.post("/v1/conversations", json={"message": "hello"})
    assert answer.status_code == 201
    opened = answer.json()
    assert set(opened) == {"conversation_id", "turn_id", "customer_session", "disclosure"}
    headers = {"Authorization": f"Bearer {opened['customer_session']}"}
    path = f"/v1/conversations/{opened['conversation_id']}"
    more = await desk.http.post(f"{path}/messages", json={"text": "hi"}, headers=headers)
    assert more.status_code == 202
    assert set(more.json()) == {"turn_id"}
    person = await desk.http.post(f"{path}/human?wait=10", headers=headers)
    assert person.status_code == 202
    assert person.json()["outcome"] == "handed_off"


@pytest.mark.parametrize("wait", ["0", "0.5", "30"])
async def test_that_a_finished_turn_is_in_the_answer(desk: OpenDesk, wait: str) -> None:
    answer = await desk.http.post(f"/v1/conversations?wait={wait}", json={"message": "hello"})
    assert answer.status_code == 201
    if wait == "30":
        assert answer.json()["outcome"] == "asked"
        assert answer.json()["reply"]
    if wait == "0":
        assert "outcome" not in answer.json()


@pytest.mark.parametrize("wait", ["-1", "31", "nan", "inf", "-inf", "1e400", "soon", "", "\u0661"])
async def test_that_nobody_waits_for_ever(desk: OpenDesk, wait: str) -> None:
    answer = await desk.http.post(
        "/v1/conversations", params={"wait": wait}, json={"message": "hello"}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("language", "begins"),
    [(None, "I'm Kit"), ("de", "Ich bin Kit"), ("de-AT", "Ich bin Kit"), ("xx", "I'm Kit")],
)
async def test_that_the_disclosure_speaks_the_customers_language(
    desk: OpenDesk, language: str | None, begins: str
) -> None:
    body = {"message": "hello", "language": language}
    opened = (await desk.http.post("/v1/conversations", json=body)).json()
    assert opened["disclosure"].startswith(begins)


async def test_that_a_page_may_be_an_address_or_more(desk: OpenDesk, ada: Colleague) -> None:
    visitor = desk.visitor()
    await visitor.say("hello", page="https://shop.example/a")
    assert (await ada.ticket(visitor.id))["ticket"]["page"]["url"] == "https://shop.example/a"
    page = {"title": "Basket", "facts": {"items": "3"}, "language": "en", "referrer": "x"}
    await visitor.say("hello again", page=page)
    kept = (await ada.ticket(visitor.id))["ticket"]["page"]
    assert (kept["title"], kept["facts"], kept["url"]) == ("Basket", {"items": "3"}, None)


async def test_that_a_conversation_shows_what_the_customer_may_see(
    desk: OpenDesk, ada: Colleague
) -> None:
    visitor = desk.visitor("mara@example.com", "Mara Lindqvist")
    await visitor.say("hello", client_message_id="k")
    await ada.do(visitor.id, "take")
    await ada.do(visitor.id, "notes", "likes filter coffee")
    await ada.do(visitor.id, "reply", "Hello Mara.")
    seen = await visitor.see()
    assert (seen["holder"], seen["assignee"]) == ("teammate", "Ada"), "a first name is enough"
    assert seen["assurance"] == "channel_verified"
    texts = [message["text"] for message in seen["messages"]]
    assert texts[0] == "hello"
    assert texts[2:] == ["Ada joined.", "Hello Mara."]
    assert "likes filter coffee" not in str(seen)
    assert seen["messages"][0]["client_message_id"] == "k"
    assert {"id", "seq", "author", "name", "text", "at", "client_message_id", "citations"} == set(
        seen["messages"][0]
    )
    assert isinstance(seen["last_event_id"], int)


@pytest.mark.parametrize(
    ("rating", "kept"),
    [
        ({"csat": 5}, (5, None, None, None)),
        ({"ces": 1}, (None, 5, None, None)),  # CES counts up to easy, effort up to hard
        ({"ces": 5, "comment": " fine "}, (None, 1, "fine", None)),
        ({"comment": "a\x00b \U0001f600"}, (None, None, "ab \U0001f600", None)),
        ({"solved": True}, (None, None, None, True)),
        ({}, (None, None, None, None)),
    ],
)
async def test_that_a_rating_is_kept_as_it_was_meant(
    desk: OpenDesk, url: str, rating: dict[str, object], kept: tuple[object, ...]
) -> None:
    import psycopg

    visitor = desk.visitor()
    await visitor.say("hello")
    path = f"/v1/conversations/{visitor.id}/rating"
    answer = await desk.http.post(path, json=rating, headers=visitor.headers)
    assert answer.status_code == 204, answer.text
    async with await psycopg.AsyncConnection.connect(url) as connection:
        found = await connection.execute(
            "select csat, effort, comment, is_solved from deskhand.ratings where ticket_id = %s",
            [visitor.id],
        )
        assert await found.fetchone() == kept


async def test_that_a_card_of_nobody_is_a_conflict(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    assert (await visitor.enter(str(uuid4()), "123456")).status_code == 409


async def test_that_a_right_code_names_the_turn_that_goes_on(desk: OpenDesk) -> None:
    from journeys.test_order_status import code_for

    visitor = desk.visitor()
    carded = await visitor.say("Where is my order CK-1042? mara@example.com")
    card = carded["card"]["id"]
    wrong = await visitor.enter(card, "000000")
    code = await code_for(desk, "mara@example.com")
    if code != "000000":
        assert wrong.status_code == 422
        assert wrong.json()["error"]["tries_left"] == 4
    right = await visitor.enter(card, code)
    assert right.status_code == 200
    assert UUID(right.json()["turn_id"]) != UUID(carded["turn_id"])
    again = await visitor.enter(card, code)
    assert again.status_code == 409, "a code is used once"


async def test_that_a_customers_id_that_a_teammate_has_used_is_fine(
    desk: OpenDesk, ada: Colleague
) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    await desk.http.post(
        f"/v1/tickets/{visitor.id}/reply",
        json={"text": "Ada here.", "client_message_id": "k"},
        headers=ada.headers,
    )
    said = await visitor.say("thank you", client_message_id="k")
    assert said["turn_id"]
