"""A customer who asks for an order: proof of identity first, then the facts."""

import asyncio
import re
from datetime import timedelta

from .visitor import OpenDesk


async def code_for(desk: OpenDesk, email: str) -> str:
    """The code of the newest letter, once it has arrived."""
    for _ in range(100):
        letters = await desk.mailbox.letters(to=email)
        if letters and (found := re.search(r"\b\d{6}\b", letters[0].text)):
            return found.group(0)
        await asyncio.sleep(0.05)
    raise AssertionError("no code came")


async def test_that_a_signed_in_customer_hears_where_the_parcel_is(desk: OpenDesk) -> None:
    visitor = desk.visitor("mara@example.com", "Mara Lindqvist")
    turn = await visitor.say("Where is my order CK-1042?")
    assert turn["outcome"] == "replied", turn
    assert "CK-1042" in turn["reply"]
    (concern,) = turn["concerns"]
    assert concern["category"] == "order_status"
    assert {c["kind"] for c in concern["citations"]} == {"lookup"}


async def test_that_a_stranger_proves_identity_with_a_code_in_a_form(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    asked = await visitor.say("Where is my order CK-1042?")
    assert asked["outcome"] == "asked"
    assert "CK-1042" not in asked["reply"]
    carded = await visitor.say("mara@example.com")
    card = carded["card"]
    code = await code_for(desk, "mara@example.com")
    in_chat = await visitor.say(code)
    assert in_chat["outcome"] == "asked", "a code in the chat text proves nothing"
    before = visitor.customer_session
    answer = await visitor.enter(card["id"], code)
    assert answer.status_code == 200, answer.text
    assert visitor.customer_session != before, "a new level is a new session"
    for _ in range(100):
        last = (await visitor.see())["messages"][-1]
        if "CK-1042" in last["text"] and last["author"] == "assistant":
            break
        await asyncio.sleep(0.05)
    else:
        raise AssertionError("the concern did not go on after the proof")
    refused = await desk.http.get(
        f"/v1/conversations/{visitor.id}",
        headers={"Authorization": f"Bearer {before}"},
    )
    assert refused.status_code == 404


async def test_that_a_missing_order_and_somebody_elses_get_the_same_words(desk: OpenDesk) -> None:
    replies: list[str] = []
    for order in ("CK-1055", "CK-9999"):
        visitor = desk.visitor("mara@example.com", "Mara Lindqvist")
        turn = await visitor.say(f"Where is my order {order}?")
        replies.append(turn["reply"].replace(order, "X"))
    assert replies[0] == replies[1]
    assert "Okafor" not in replies[0]


async def test_that_a_code_is_tried_five_times_and_no_more(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("Where is my order CK-1042?")
    card = (await visitor.say("mara@example.com"))["card"]
    code = await code_for(desk, "mara@example.com")
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    tries = await asyncio.gather(*(visitor.enter(card["id"], wrong) for _ in range(40)))
    evaluated = [one for one in tries if one.status_code == 422]
    assert min(one.json()["error"]["tries_left"] for one in evaluated) == 0
    assert len(evaluated) == 5, "the counter comes before the comparison"
    assert (await visitor.enter(card["id"], code)).status_code == 409


async def test_that_a_code_expires(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("Where is my order CK-1042?")
    card = (await visitor.say("mara@example.com"))["card"]
    code = await code_for(desk, "mara@example.com")
    desk.clock.move(timedelta(minutes=11))
    assert (await visitor.enter(card["id"], code)).status_code == 409


async def test_that_an_address_without_an_account_gets_the_same_words_and_no_mail(
    desk: OpenDesk,
) -> None:
    words: list[str] = []
    for email in ("mara@example.com", "nemo@example.com"):
        visitor = desk.visitor()
        await visitor.say("Where is my order CK-1042?")
        turn = await visitor.say(email)
        assert turn["card"]["kind"] == "enter_code"
        words.append(turn["reply"].replace(email, "X"))
    assert words[0] == words[1]
    await code_for(desk, "mara@example.com")
    assert await desk.mailbox.letters(to="nemo@example.com") == ()


async def test_that_the_order_is_asked_for_when_there_are_several(desk: OpenDesk) -> None:
    visitor = desk.visitor("mara@example.com", "Mara Lindqvist")
    asked = await visitor.say("where is my parcel?")
    assert asked["outcome"] == "asked"
    assert "CK-1042" in asked["reply"]
    assert "CK-1017" in asked["reply"]
    replied = await visitor.say("the CK-1042 one please")
    assert replied["outcome"] == "replied"
    again = await visitor.say("and when will my order arrive?")
    assert again["outcome"] == "replied", "the number was given a moment ago"
    assert "CK-1042" in again["reply"]
