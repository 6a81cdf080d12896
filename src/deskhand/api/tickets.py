"""What teammates do over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from deskhand.api.callers import Colleague, TheDesk, address_of
from deskhand.api.shapes import Short, SignInIn, TextIn, TicketOut, TicketWhole, TokenOut
from deskhand.domain.journal import Trace
from deskhand.errors import TooOften

MOST_TRIES = 10
"""Sign-ins with one address from one place within a quarter of an hour."""

router = APIRouter(prefix="/v1", tags=["teammates"])
View = Annotated[str, Query(pattern=r"^[a-z][a-z0-9_-]{0,40}$")]


@router.post("/sign-in")
async def sign_in(body: SignInIn, request: Request, the: TheDesk) -> TokenOut:
    """A bearer token for the teammate side, good for twelve hours."""
    tried = await the.sockets.limits.hit(
        "sign_in",
        f"{body.email.strip().casefold()} {address_of(request)}",
        count=MOST_TRIES,
        hours=0.25,
        turn_id=the.sockets.chance.id(),
    )
    if not tried:
        raise TooOften("Too many tries to sign in. Wait a quarter of an hour.")
    return TokenOut(token=await the.staff.sign_in(body.email, body.password))


@router.get("/tickets")
async def tickets(
    me: Colleague, the: TheDesk, view: View = "all", search: Annotated[Short, Query()] = ""
) -> tuple[TicketOut, ...]:
    """Tickets of a view: mine, free, all, assistant, resolved, or a queue's name."""
    rows = await the.book.rows(view=view, search=search, teammate=me.id)
    return tuple(TicketOut.model_validate(row, from_attributes=True) for row in rows)


@router.get("/tickets/{ticket_id}")
async def ticket(ticket_id: UUID, me: Colleague, the: TheDesk) -> TicketWhole:
    """A ticket with its conversation, its latest handoff and its turns."""
    del me
    conversation = await the.book.conversation(ticket_id)
    return TicketWhole(
        ticket=conversation.ticket,
        messages=conversation.messages,
        handoff=await the.book.handoff(ticket_id),
        turns=tuple(turn.turn_id for turn in await the.book.turns(ticket_id)),
    )


@router.post("/tickets/{ticket_id}/take", status_code=204)
async def take(ticket_id: UUID, me: Colleague, the: TheDesk) -> Response:
    """Hold the ticket."""
    await the.work.take(ticket_id, me)
    return Response(status_code=204)


@router.post("/tickets/{ticket_id}/reply", status_code=204)
async def reply(ticket_id: UUID, body: TextIn, me: Colleague, the: TheDesk) -> Response:
    """Answer the customer."""
    key = body.client_message_id or str(the.sockets.chance.id())
    await the.work.reply(ticket_id, me, body.text, client_id=key)
    return Response(status_code=204)


@router.post("/tickets/{ticket_id}/notes", status_code=204)
async def note(ticket_id: UUID, body: TextIn, me: Colleague, the: TheDesk) -> Response:
    """Write what only teammates see."""
    await the.work.note(ticket_id, me, body.text, client_id=body.client_message_id)
    return Response(status_code=204)


@router.post("/tickets/{ticket_id}/resolve", status_code=204)
async def resolve(ticket_id: UUID, me: Colleague, the: TheDesk) -> Response:
    """End the ticket as solved."""
    await the.work.resolve(ticket_id, me)
    return Response(status_code=204)


@router.post("/tickets/{ticket_id}/hand-back", status_code=204)
async def hand_back(ticket_id: UUID, me: Colleague, the: TheDesk) -> Response:
    """Give the ticket to the assistant."""
    await the.work.hand_back(ticket_id, me)
    return Response(status_code=204)


@router.get("/queues")
async def queues(me: Colleague, the: TheDesk) -> dict[str, int]:
    """How many tickets each view and queue holds."""
    return await the.book.counts(teammate=me.id)


@router.get("/turns/{turn_id}/trace")
async def trace(turn_id: UUID, me: Colleague, the: TheDesk) -> Trace:
    """A turn with everything its stages returned."""
    del me
    return await the.book.trace(turn_id)
