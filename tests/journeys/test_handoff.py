"""A person takes over: with everything needed, and the customer sees it live."""

import asyncio

import pytest

from .visitor import OpenDesk

BEN = "ben@copperkettle.example"
ASKS_FOR_PERSON = (
    "I want to talk to a person",
    "human please",
    "can I speak with one of your support agents",
    "no more bots!!",
    "Ich möchte mit einem Mitarbeiter sprechen",
    "quiero hablar con una persona",
)


@pytest.mark.parametrize("words", ASKS_FOR_PERSON)
async def test_that_asking_for_a_person_brings_one_at_once(desk: OpenDesk, words: str) -> None:
    turn = await desk.visitor().say(words)
    assert turn["outcome"] == "handed_off"
    assert turn["handoff"]["reason"] == "asked_for_person"
    assert "?" not in turn["reply"], "no counter-question"


@pytest.mark.parametrize("turns_before", [0, 3])
async def test_that_the_button_hands_over_with_the_whole_conversation(
    desk: OpenDesk, turns_before: int
) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    for _ in range(turns_before):
        await visitor.say("How do I descale the Hearth espresso machine?")
    turn = await visitor.press_person()
    assert turn["outcome"] == "handed_off"
    whole = await (await desk.teammate()).ticket(visitor.id)
    texts = [m["text"] for m in whole["messages"] if m["author"] == "customer"]
    assert len(texts) == 1 + turns_before


async def test_that_the_package_leaves_no_question_open(desk: OpenDesk) -> None:
    visitor = desk.visitor("mara@example.com", "Mara Lindqvist")
    turn = await visitor.say(
        "My kettle arrived with a dent and I would like some compensation please",
        page={"url": "https://shop.example/orders/CK-1042", "title": "Order CK-1042"},
    )
    assert turn["outcome"] == "handed_off"
    whole = await (await desk.teammate()).ticket(visitor.id)
    package = whole["handoff"]
    for field in ("summary", "next_step", "sentence", "reasons", "queue", "customer_message"):
        assert package[field], field
    assert "Mara Lindqvist" in package["summary"]
    assert "Order CK-1042" in package["summary"]
    assert package["confidence"] is not None
    assert package["missing"] == []
    assert whole["ticket"]["deadline"]
    assert "?" not in turn["reply"]


async def test_that_the_customer_sees_the_teammate_live_and_the_assistant_keeps_quiet(
    desk: OpenDesk,
) -> None:
    visitor = desk.visitor()
    await visitor.say("I want to talk to a person")
    ada = await desk.teammate()
    async with visitor.watch(after=0) as events:
        seen: list[tuple[str, str]] = []

        async def collect() -> None:
            async for kind, data in events:
                seen.append((kind, str(data.get("text", data.get("holder", "")))))
                if data.get("text") == "The assistant is back.":
                    return

        watching = asyncio.create_task(collect())
        assert (await ada.do(visitor.id, "take")).status_code == 204
        assert (await ada.do(visitor.id, "notes", "likes filter coffee")).status_code == 204
        assert (await ada.do(visitor.id, "reply", "Hello, Ada here.")).status_code == 204
        quiet = await visitor.say("How do I descale the Hearth espresso machine?")
        assert quiet["outcome"] == "handed_off"
        assert quiet.get("reply") is None
        assert (await ada.do(visitor.id, "hand-back")).status_code == 204
        await asyncio.wait_for(watching, 10)
    texts = [text for kind, text in seen if kind == "message"]
    assert "Ada joined." in texts
    assert "Hello, Ada here." in texts
    assert not any("likes filter" in text for text in texts), "a note is for teammates"
    again = await visitor.say("How do I descale the Hearth espresso machine?")
    assert again["outcome"] == "replied", "the assistant answers again after the hand-back"


async def test_that_two_teammates_cannot_answer_at_once(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("I want to talk to a person")
    ada = await desk.teammate()
    await ada.do(visitor.id, "take")
    await desk.desk.staff.add(
        "Ben Ito", "ben@copperkettle.example", "another password", role="lead"
    )
    token = await desk.desk.staff.sign_in("ben@copperkettle.example", "another password")
    refused = await desk.http.post(
        f"/v1/tickets/{visitor.id}/reply",
        json={"text": "me too"},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert refused.status_code == 409
    assert "Ada Brewer" in refused.json()["error"]["message"]


async def test_that_resolving_ends_it_and_a_new_message_opens_it_again(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("I want to talk to a person")
    ada = await desk.teammate()
    await ada.do(visitor.id, "take")
    await ada.do(visitor.id, "resolve")
    assert (await visitor.see())["status"] == "resolved"
    await visitor.say("How do I descale the Hearth espresso machine?")
    assert (await visitor.see())["status"] == "waiting_on_customer"


async def test_that_a_rating_is_kept_and_not_solved_opens_the_ticket(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("How do I descale the Hearth espresso machine?")
    path = f"/v1/conversations/{visitor.id}/rating"
    for body in ({"csat": 5, "ces": 1}, {"solved": True}):
        assert (await desk.http.post(path, json=body, headers=visitor.headers)).status_code == 204
    seen = await visitor.see()
    assert (seen["rated"], seen["status"]) == (True, "resolved")
    await desk.http.post(path, json={"solved": False}, headers=visitor.headers)
    assert (await visitor.see())["status"] == "open"
    for wrong in ({"csat": 6}, {"csat": "great"}, {"ces": 0}):
        assert (await desk.http.post(path, json=wrong, headers=visitor.headers)).status_code == 422
