"""What customers do over HTTP; a success means that it is committed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from deskhand.api import customer_token
from deskhand.api.callers import Mine, Readable, TheDesk, address_of
from deskhand.api.shapes import (
    CodeIn,
    ConfirmedOut,
    ConversationOut,
    MessageIn,
    MessageOut,
    OpenedOut,
    OpenIn,
    PageIn,
    RatingIn,
    TurnOut,
    finished,
    proof,
)
from deskhand.bootstrap import Desk
from deskhand.domain.customer import Principal
from deskhand.domain.intake import Opening, Rating
from deskhand.domain.message import Message, Page
from deskhand.workflows import intake
from deskhand.workflows.waiting import finished_turn

LONGEST_WAIT = 30.0

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])
Wait = Annotated[
    float | None,
    Query(ge=0, le=LONGEST_WAIT, description="Seconds to wait for the finished turn."),
]


@router.post("", status_code=201, response_model_exclude_unset=True)
async def open_conversation(
    body: OpenIn, request: Request, the: TheDesk, wait: Wait = None
) -> OpenedOut:
    """Begin a conversation with its first message."""
    principal = _principal(body, the)
    opening = Opening(
        channel=body.channel,
        text=body.message,
        principal=principal,
        page=_page(body.page),
        language=(body.language or "und").partition("-")[0].lower(),
        client_message_id=body.client_message_id,
    )
    caller = f"{address_of(request)} {principal.level} {principal.email or ''}"
    received, token = await intake.open_conversation(opening, caller=caller, sockets=the.sockets)
    turn = await _turn(received.ticket_id, received.turn_id, wait, the)
    began = {
        "conversation_id": received.ticket_id,
        "customer_session": token,
        "disclosure": the.disclosure(opening.language),
    }
    return OpenedOut.model_validate(turn | began)


@router.post("/{conversation_id}/messages", status_code=202, response_model_exclude_unset=True)
async def add_message(
    body: MessageIn, conversation_id: Mine, the: TheDesk, wait: Wait = None
) -> TurnOut:
    """Add a message; while the assistant is still at work it joins what is being answered."""
    received = await intake.add_message(
        conversation_id,
        body.text,
        client_message_id=body.client_message_id,
        page=_page(body.page),
        sockets=the.sockets,
    )
    return TurnOut.model_validate(await _turn(conversation_id, received.turn_id, wait, the))


@router.get("/{conversation_id}")
async def show_conversation(conversation_id: Readable, the: TheDesk) -> ConversationOut:
    """The conversation as the customer sees it."""
    last = await the.feed.last(conversation_id)
    conversation = await the.book.conversation(conversation_id)
    ticket = conversation.ticket
    return ConversationOut(
        conversation_id=ticket.id,
        number=ticket.number,
        status=ticket.status,
        holder=ticket.holder,
        assignee=ticket.assignee.split()[0] if ticket.assignee else None,
        assurance=proof(ticket.principal.level),
        disclosure=the.disclosure(ticket.language),
        messages=tuple(shown(m) for m in conversation.messages if not m.is_note),
        card=await the.sockets.cards.current(conversation_id),
        rated=ticket.is_rated,
        last_event_id=last,
    )


@router.post("/{conversation_id}/confirmations/{card}")
async def answer_card(
    body: CodeIn, card: UUID, conversation_id: Mine, the: TheDesk
) -> ConfirmedOut:
    """Answer a card; a right code gives a new customer_session, and the old one ends."""
    turn_id, token = await intake.answer_card(conversation_id, card, body.code, sockets=the.sockets)
    return ConfirmedOut(turn_id=turn_id, customer_session=token)


@router.post("/{conversation_id}/human", status_code=202, response_model_exclude_unset=True)
async def ask_for_person(conversation_id: Mine, the: TheDesk, wait: Wait = None) -> TurnOut:
    """Talk to a person."""
    received = await intake.ask_for_person(conversation_id, sockets=the.sockets)
    return TurnOut.model_validate(await _turn(conversation_id, received.turn_id, wait, the))


@router.post("/{conversation_id}/rating", status_code=204)
async def rate(body: RatingIn, conversation_id: Mine, the: TheDesk) -> Response:
    """Say how the help was; `solved: false` opens the ticket again."""
    rating = Rating(
        csat=body.csat,
        effort=None if body.ces is None else 6 - body.ces,
        comment=body.comment,
        is_solved=body.solved,
    )
    await intake.rate(conversation_id, rating, sockets=the.sockets)
    return Response(status_code=204)


def shown(message: Message) -> MessageOut:
    """A message as the customer sees it."""
    return MessageOut.model_validate(message, from_attributes=True)


def _principal(body: OpenIn, the: Desk) -> Principal:
    if body.customer_token:
        return customer_token.read(
            the.customer_token_secret, body.customer_token, now=the.sockets.clock.now()
        )
    return intake.claimed(body.claimed_email)


def _page(page: PageIn | str | None) -> Page | None:
    return Page(url=page) if isinstance(page, str) else page.page() if page else None


async def _turn(ticket_id: UUID, turn_id: UUID, wait: float | None, the: Desk) -> dict[str, object]:
    ending = None
    if wait:
        ending = await finished_turn(ticket_id, turn_id, seconds=wait, sockets=the.sockets)
    return finished(ending) if ending else {"turn_id": turn_id}
