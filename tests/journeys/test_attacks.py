"""What an attack on the first desk found, each told once so that it stays closed."""

import asyncio
from uuid import uuid4

import pytest

from .test_order_status import code_for
from .visitor import OpenDesk

RESET = "I forgot my password, please send me a reset link, my e-mail is {}."


@pytest.mark.parametrize("also", ["", " Where is my order CK-1042?"])
@pytest.mark.parametrize("signed_in", [None, "sam@example.com"])
async def test_that_no_answer_tells_whether_an_address_has_an_account(
    desk: OpenDesk, also: str, signed_in: str | None
) -> None:
    shown: list[dict[str, object]] = []
    for email in ("mara@example.com", "nemo@example.com"):
        turn = await desk.visitor(signed_in, "Sam").say(RESET.format(email) + also)
        assert turn["handoff"] is None
        shown.append({c["category"]: (c["actions"], c["citations"]) for c in turn["concerns"]})
        assert turn["outcome"] == ("asked" if also and not signed_in else "replied")
    assert shown[0].get("password_reset") == shown[1].get("password_reset") == ([], [])


async def test_that_the_numbers_of_events_say_nothing(desk: OpenDesk) -> None:
    lengths: list[int] = []
    for email in ("mara@example.com", "nemo@example.com"):
        visitor = desk.visitor()
        await visitor.say("hello")
        before = (await visitor.see())["last_event_id"]
        await visitor.say(RESET.format(email))
        lengths.append((await visitor.see())["last_event_id"] - before)
    assert lengths[0] == lengths[1]


async def test_that_the_place_in_line_says_nothing(desk: OpenDesk) -> None:
    await (await desk.teammate()).tickets()  # somebody is at the desk: a place in line is told
    places: list[str] = []
    for email in ("mara@example.com", "nemo@example.com", "mara@example.com"):
        visitor = desk.visitor()
        await visitor.say(RESET.format(email))
        places.append((await visitor.press_person())["reply"])
    numbers = [int(place.split("number ")[2].split(" ")[0]) for place in places]
    assert numbers == [1, 2, 3]


async def test_that_repeating_an_opening_gives_no_right_that_was_proven_since(
    desk: OpenDesk,
) -> None:
    body = {"message": "Where is my order CK-1042?", "client_message_id": str(uuid4())}
    opened = (await desk.http.post("/v1/conversations?wait=20", json=body)).json()
    visitor = desk.visitor()
    visitor.id, visitor.customer_session = opened["conversation_id"], opened["customer_session"]
    card = (await visitor.say("mara@example.com"))["card"]
    await visitor.enter(card["id"], await code_for(desk, "mara@example.com"))
    replayed = await desk.http.post("/v1/conversations", json=body)
    assert replayed.status_code == 409


async def test_that_an_open_stream_ends_when_the_right_to_it_is_renewed(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("Where is my order CK-1042?")
    card = (await visitor.say("mara@example.com"))["card"]
    code = await code_for(desk, "mara@example.com")
    async with visitor.watch(after=0) as events:
        heard: list[str] = []

        async def listen() -> None:
            async for _, data in events:
                heard.append(str(data))

        listening = asyncio.create_task(listen())
        await asyncio.sleep(0.3)
        await visitor.enter(card["id"], code)
        await asyncio.wait_for(listening, 10)
    assert "Tracking" not in "".join(heard)


async def test_that_passwords_cannot_be_tried_without_end(desk: OpenDesk) -> None:
    body = {"email": "ada@copperkettle.example", "password": "wrong"}
    answers = [(await desk.http.post("/v1/sign-in", json=body)).status_code for _ in range(12)]
    assert answers == [403] * 10 + [429] * 2


async def test_that_a_comment_may_hold_anything(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    path = f"/v1/conversations/{visitor.id}/rating"
    body = {"csat": 5, "comment": "a\u0000b"}
    answer = await desk.http.post(path, json=body, headers=visitor.headers)
    assert answer.status_code == 204


async def test_that_a_person_can_be_asked_for_again_after_solved(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("I want to talk to a person")
    path = f"/v1/conversations/{visitor.id}/rating"
    await desk.http.post(path, json={"solved": True}, headers=visitor.headers)
    turn = await visitor.press_person()
    assert turn["handoff"]["reason"] == "asked_for_person"
    assert len(await (await desk.teammate()).tickets()) == 1


async def test_that_the_button_is_not_lost_to_a_message_that_follows_at_once(
    desk: OpenDesk,
) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    await asyncio.gather(visitor.press_person(), visitor.say("are you there"))
    assert (await visitor.see())["holder"] == "queue"


async def test_that_a_ticket_solved_by_a_teammate_and_handed_off_again_is_free(
    desk: OpenDesk,
) -> None:
    visitor = desk.visitor()
    await visitor.say("I want to talk to a person")
    ada = await desk.teammate()
    await ada.do(visitor.id, "take")
    await ada.do(visitor.id, "resolve")
    await visitor.say("it happened again, I want to talk to a person")
    assert [row["ticket"]["id"] for row in await ada.tickets("free")] == [visitor.id]
