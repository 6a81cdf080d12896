"""The classic one-endpoint entry: reset a password by e-mail address."""

from fastapi import APIRouter, Request

from deskhand.api.callers import TheDesk, address_of
from deskhand.api.shapes import ResetIn, ResetOut
from deskhand.domain.intake import Opening
from deskhand.workflows import intake
from deskhand.workflows.waiting import finished_turn

router = APIRouter(tags=["classic"])


@router.post("/agent/password-reset")
async def password_reset(body: ResetIn, request: Request, the: TheDesk) -> ResetOut:
    """The same path as a message that asks for it, with the same words for every address."""
    opening = Opening(
        channel="api",
        text=f"I forgot my password, please send me a reset link. My e-mail is {body.email}",
        principal=intake.claimed(body.email),
    )
    received, _ = await intake.open_conversation(
        opening, caller=address_of(request), sockets=the.sockets
    )
    ending = await finished_turn(
        received.ticket_id, received.turn_id, seconds=20, sockets=the.sockets
    )
    said = ending.as_customer_sees().reply if ending else None
    return ResetOut(status="processed", output=said or "Your request was received.")
