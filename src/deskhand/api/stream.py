"""The live side of a conversation: events of the desk as the customer may see them."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query
from fastapi.responses import StreamingResponse
from pydantic import JsonValue

from deskhand.api.callers import Readable, TheDesk
from deskhand.api.conversations import shown
from deskhand.bootstrap import Desk
from deskhand.domain.event import Event

PING = 15.0
"""Seconds of silence after which a comment keeps the line open."""

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])
Shown = tuple[str, JsonValue]


@router.get("/{conversation_id}/events", response_class=StreamingResponse)
async def events(
    conversation_id: Readable,
    the: TheDesk,
    after: Annotated[int | None, Query(ge=0, le=2**62)] = None,
    last_event_id: Annotated[str | None, Header()] = None,
) -> StreamingResponse:
    """Server-sent events: message, typing, status, card, ask_rating."""
    since = after
    if since is None and last_event_id and last_event_id.isdecimal():
        since = int(last_event_id[:18])
    return StreamingResponse(
        _frames(conversation_id, since, the),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _frames(ticket_id: UUID, since: int | None, the: Desk) -> AsyncGenerator[str]:
    yield ": open\n\n"
    async for event in _events(ticket_id, since, the):
        if event is None:
            yield ": still here\n\n"
            continue
        async for frame in _frame(event, the):
            yield frame
        if event.type == "card_answered":
            return  # the right to listen was renewed: come back with the new one


async def _events(ticket_id: UUID, since: int | None, the: Desk) -> AsyncGenerator[Event | None]:
    """What was missed, then what comes; None after each silence, the end where some was lost."""
    async with the.feed.listen(ticket_id) as news:
        last = await the.feed.last(ticket_id) if since is None else since
        while missed := await the.feed.after(ticket_id, last):
            for event in missed:
                last = event.id
                yield event
        waiting = asyncio.ensure_future(anext(news, None))
        try:
            while not the.is_closing:
                done, _ = await asyncio.wait({waiting}, timeout=PING)
                event = waiting.result() if done else None
                if done and event is None:
                    return  # the other side reconnects and asks for what it missed
                if event is None or event.id > last:
                    yield event
                if done:
                    waiting = asyncio.ensure_future(anext(news, None))
        finally:
            waiting.cancel()


async def _frame(event: Event, the: Desk) -> AsyncGenerator[str]:
    show = _SHOWN.get(event.type)
    if show is None:
        return
    for kind, data in await show(event, the):
        yield f"id: {event.id}\nevent: {kind}\ndata: {json.dumps(data)}\n\n"


async def _message(event: Event, the: Desk) -> list[Shown]:
    message = await the.book.message(UUID(str(event.data["message_id"])))
    return [("message", shown(message).model_dump(mode="json"))]


async def _from_customer(event: Event, the: Desk) -> list[Shown]:
    ticket = (await the.book.conversation(event.ticket_id)).ticket
    typing: JsonValue = {"on": ticket.holder == "assistant", "who": "assistant"}
    return [*await _message(event, the), ("typing", typing)]


async def _from_desk(event: Event, the: Desk) -> list[Shown]:
    return [("typing", {"on": False, "who": "assistant"}), *await _message(event, the)]


async def _status(event: Event, the: Desk) -> list[Shown]:
    ticket = (await the.book.conversation(event.ticket_id)).ticket
    data: JsonValue = {
        "status": ticket.status.value,
        "holder": ticket.holder.value,
        "assignee": ticket.assignee.split()[0] if ticket.assignee else None,
        "wait_minutes": event.data.get("wait_minutes"),
    }
    return [("status", data)]


async def _line(event: Event, the: Desk) -> list[Shown]:
    return [*await _message(event, the), *await _status(event, the)]


async def _card(event: Event, the: Desk) -> list[Shown]:
    card = await the.sockets.cards.current(event.ticket_id)
    return [("card", card.model_dump(mode="json") if card else None)]


async def _asked(event: Event, the: Desk) -> list[Shown]:
    del event, the
    return [("ask_rating", {})]


async def _still(event: Event, the: Desk) -> list[Shown]:
    del event, the
    return [("typing", {"on": False, "who": "assistant"})]


_SHOWN: dict[str, Callable[[Event, Desk], Awaitable[list[Shown]]]] = {
    "message_received": _from_customer,
    "reply_sent": _from_desk,
    "teammate_replied": _from_desk,
    "handed_off": _status,
    "ticket_taken": _line,
    "handed_back": _line,
    "ticket_resolved": _line,
    "rated": _status,
    "card_dealt": _card,
    "card_answered": _card,
    "asked_if_solved": _asked,
    "turn_ended": _still,
}
