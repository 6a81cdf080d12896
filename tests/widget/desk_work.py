"""What the fake desk does with each kind of request about a conversation."""

from collections.abc import Callable

from fastapi import Response
from fastapi.responses import JSONResponse

from .desk_state import Conversation, FakeDesk, Json

DISCLOSURE = "You are writing with an AI assistant of this shop. Say so if you want a person."

Work = Callable[[FakeDesk, Conversation, Json], Response]


def refusal(status: int, code: str, message: str, **more: object) -> JSONResponse:
    """An error in the shape of the contract."""
    headers = {"Retry-After": "1"} if status == 503 else {}
    body = {"error": {"code": code, "message": message, **more}}
    return JSONResponse(body, status_code=status, headers=headers)


def take_message(_: FakeDesk, conversation: Conversation, body: Json) -> Response:
    """Take a message, once per client message id."""
    if not conversation.has(body["client_message_id"]):
        mine = body["client_message_id"]
        conversation.add("customer", body["text"], client_message_id=mine)
    return JSONResponse({"turn_id": "t2"}, 202)


def take_code(desk: FakeDesk, conversation: Conversation, body: Json) -> Response:
    """Check a code: 424242 is right and ends the session it came with, 111111 came too late."""
    if body["code"] == "111111":
        return refusal(410, "code_expired", "This code is older than ten minutes.")
    if body["code"] != "424242":
        desk.tries_left -= 1
        return refusal(422, "wrong_code", "The code is wrong.", tries_left=desk.tries_left)
    conversation.take_card()
    conversation.secret += "-proven"
    desk.drop_streams()
    return JSONResponse({"turn_id": "t3", "customer_session": conversation.secret})


def call_person(_: FakeDesk, conversation: Conversation, body: Json) -> Response:
    """Put it into a queue."""
    assert body == {}
    conversation.add("system", "A person joins this conversation in about 4 minutes.")
    conversation.stand("queue", wait_minutes=4)
    return JSONResponse({"turn_id": "t4"}, 202)


def take_rating(_: FakeDesk, conversation: Conversation, body: Json) -> Response:
    """Take a rating; *yes* resolves the conversation, *not yet* opens it again."""
    is_solved = body.get("solved")
    conversation.is_rated = conversation.is_rated or "csat" in body or is_solved is True
    if is_solved is not None:
        conversation.stand("assistant", "resolved" if is_solved else "open")
    return Response(status_code=204)


def show(_: FakeDesk, conversation: Conversation, body: Json) -> Response:
    """The snapshot of a conversation."""
    del body
    return JSONResponse(
        {
            "conversation_id": conversation.id,
            "number": 7,
            "status": conversation.status,
            "holder": conversation.holder,
            "assignee": conversation.assignee,
            "disclosure": DISCLOSURE,
            "messages": conversation.messages,
            "card": conversation.card,
            "rated": conversation.is_rated,
            "last_event_id": len(conversation.events),
        }
    )
