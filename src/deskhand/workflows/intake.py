"""What customers do: write, answer a card, ask for a person, rate. Committed first, then rung."""

import json
from hashlib import sha256
from uuid import UUID

from deskhand.domain.customer import Assurance, Principal, normal_email
from deskhand.domain.intake import Opening, Rating, Received
from deskhand.domain.message import Page
from deskhand.domain.text import readable
from deskhand.domain.turn import Cause
from deskhand.errors import WrongCode
from deskhand.workflows.sockets import Sockets

LONGEST_COMMENT = 2_000


async def open_conversation(
    opening: Opening, *, caller: str, sockets: Sockets
) -> tuple[Received, str]:
    """Begin a conversation; the token is the customer's right to it.

    `caller` tells two customers apart who happen to send the same client message id.
    """
    token = sockets.chance.secret()
    clean = opening.model_copy(
        update={"text": _clean(opening.text, sockets), "opening_key": _key(opening, caller)}
    )
    received = await sockets.intake.open(clean, token=token)
    await _ring(received, sockets)
    return received, token


async def add_message(
    ticket_id: UUID,
    text: str,
    *,
    client_message_id: str | None,
    page: Page | None,
    sockets: Sockets,
) -> Received:
    """Add a message; while a turn is open it joins that turn."""
    received = await sockets.intake.add(
        ticket_id, _clean(text, sockets), client_message_id=client_message_id, page=page
    )
    await _ring(received, sockets)
    return received


async def ask_for_person(ticket_id: UUID, *, sockets: Sockets) -> Received:
    """The button *talk to a person*."""
    received = await sockets.intake.wake(ticket_id, Cause.button)
    await _ring(received, sockets)
    return received


async def answer_card(
    ticket_id: UUID, card_id: UUID, code: str, *, sockets: Sockets
) -> tuple[UUID, str]:
    """The turn that goes on, and the new right to speak; raises WrongCode, or Conflict."""
    token = sockets.chance.secret()
    tried = await sockets.cards.answer(ticket_id, card_id, code.strip(), token=token)
    if isinstance(tried, int):
        raise WrongCode(f"That is not the code; {tried} tries are left.", tries_left=tried)
    await sockets.motor.start("turn", ticket_id)
    return tried, token


async def rate(ticket_id: UUID, rating: Rating, *, sockets: Sockets) -> None:
    """What the customer said of the help; *not solved* opens the ticket again."""
    if rating.comment is not None:
        said = rating.comment.strip()
        comment = sockets.mask(readable(said, longest=LONGEST_COMMENT)) if said else None
        rating = rating.model_copy(update={"comment": comment})
    await sockets.intake.rate(ticket_id, rating)


def claimed(email: str | None) -> Principal:
    """Somebody who typed an address, or nothing: no proof at all."""
    if not email:
        return Principal()
    return Principal(level=Assurance.claimed, email=normal_email(email), method="claimed_email")


def _clean(text: str, sockets: Sockets) -> str:
    return sockets.mask(readable(text))


def _key(opening: Opening, caller: str) -> str | None:
    if opening.client_message_id is None:
        return None
    parts = (caller, opening.channel, opening.client_message_id, opening.text)
    return sha256(json.dumps(parts).encode()).hexdigest()


async def _ring(received: Received, sockets: Sockets) -> None:
    if not received.is_new:
        return
    if received.waits and received.begin_after:
        await sockets.motor.at("turn", received.ticket_id, received.begin_after)
    else:
        await sockets.motor.start("turn", received.ticket_id)
