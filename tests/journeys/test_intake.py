"""What was accepted is answered: once, in order, and with the newest message in view."""

import asyncio
from uuid import uuid4

from deskhand.domain.intake import Opening
from deskhand.workflows import intake, turn

from .visitor import OpenDesk

QUESTION = "How do I descale the Hearth espresso machine?"


async def test_that_a_repeated_opening_is_one_conversation(desk: OpenDesk) -> None:
    body = {
        "channel": "chat",
        "message": "I forgot my password, mara@example.com",
        "client_message_id": str(uuid4()),
    }
    answers = await asyncio.gather(
        *(desk.http.post("/v1/conversations?wait=10", json=body) for _ in range(8))
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["conversation_id"] for answer in answers}) == 1
    assert len(await desk.mailbox.letters(to="mara@example.com")) == 1


async def test_that_the_same_client_id_with_other_words_is_another_conversation(
    desk: OpenDesk,
) -> None:
    ids = set[str]()
    for message in ("hello", "good morning"):
        body = {"message": message, "client_message_id": "1"}
        answer = await desk.http.post("/v1/conversations", json=body)
        ids.add(answer.json()["conversation_id"])
    assert len(ids) == 2, "a careless client id must not open somebody else's conversation"


async def test_that_a_repeated_message_changes_nothing(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    key = str(uuid4())
    first = await visitor.say(
        "How do I descale the Hearth espresso machine?", client_message_id=key
    )
    again = await visitor.say(
        "How do I descale the Hearth espresso machine?", client_message_id=key
    )
    assert again["turn_id"] == first["turn_id"]
    texts = [m["text"] for m in (await visitor.see())["messages"] if m["author"] == "customer"]
    assert len(texts) == 2


async def test_that_a_burst_is_answered_with_the_last_message_in_view(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    parts = ("I have a problem", "with my password", "i forgot it", "mara@example.com")
    turns = await asyncio.gather(*(visitor.say(part) for part in parts))
    assert len({t["turn_id"] for t in turns}) < len(parts), "some messages shared a turn"
    messages = (await visitor.see())["messages"]
    assert messages[-1]["author"] == "assistant"
    assert [m["seq"] for m in messages] == list(range(1, len(messages) + 1))
    assert {m["text"] for m in messages if m["author"] == "customer"} == {"hello", *parts}


async def test_that_a_reply_that_a_newer_message_overtook_is_not_sent(desk: OpenDesk) -> None:
    """The turn is taken, a message comes in, then the first pass wants to end it."""
    sockets = desk.desk.sockets
    received, _ = await intake.open_conversation(
        Opening(channel="chat", text="hello", principal=intake.claimed(None)),
        caller="story",
        sockets=_deaf(desk),
    )
    hold = await sockets.turns.claim(received.ticket_id)
    assert hold is not None
    await intake.add_message(
        received.ticket_id,
        "How do I descale the Hearth espresso machine?",
        client_message_id=None,
        page=None,
        sockets=_deaf(desk),
    )
    failed = None
    try:
        await turn.answer(hold, sockets=sockets)
    except Exception as error:  # noqa: BLE001 # which error it is, is what is asserted
        failed = type(error).__name__
    assert failed == "Overtaken"
    await sockets.turns.release(hold)
    await turn.run(received.ticket_id, sockets=sockets)
    conversation = await desk.desk.book.conversation(received.ticket_id)
    assistant = [m.text for m in conversation.messages if m.author == "assistant"]
    assert len(assistant) == 1
    assert "escal" in assistant[0], "the one reply answers the newest message"


async def test_that_a_worker_that_lost_its_lease_cannot_write(desk: OpenDesk) -> None:
    """A zombie's commit fails: the fence it names is old."""
    sockets = desk.desk.sockets
    received, _ = await intake.open_conversation(
        Opening(channel="chat", text="hello", principal=intake.claimed(None)),
        caller="story",
        sockets=_deaf(desk),
    )
    zombie = await sockets.turns.claim(received.ticket_id)
    assert zombie is not None
    assert await sockets.turns.claim(received.ticket_id) is None, "the lease holds"
    await sockets.turns.release(zombie)  # as if the lease had run out
    await turn.run(received.ticket_id, sockets=sockets)
    failed = None
    try:
        await turn.answer(zombie, sockets=sockets)
    except Exception as error:  # noqa: BLE001 # which error it is, is what is asserted
        failed = type(error).__name__
    assert failed == "Overtaken"
    conversation = await desk.desk.book.conversation(received.ticket_id)
    assert len([m for m in conversation.messages if m.author == "assistant"]) == 1


def _deaf(desk: OpenDesk):
    """The desk's sockets with a motor that hears no bell, so that a story can do it by hand."""
    from dataclasses import replace

    class NoBell:
        async def start(self, job: str, subject: object) -> None:
            del job, subject

    return replace(desk.desk.sockets, motor=NoBell())
