"""Who calls: a customer with a conversation's token, or a teammate with theirs."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from deskhand.bootstrap import Desk
from deskhand.domain.teammate import Teammate
from deskhand.errors import NotFound, NotSignedIn

_bearer = HTTPBearer(auto_error=False, description="customer_session, or a teammate's token")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
_MISSING = "Send the header `Authorization: Bearer …` with the customer_session or your token."
_UNKNOWN = "There is no such conversation. Start a new one."


def desk(request: Request) -> Desk:
    """The desk this process serves."""
    return request.app.state.desk


TheDesk = Annotated[Desk, Depends(desk)]


async def customer(conversation_id: UUID, bearer: Bearer, the: TheDesk) -> UUID:
    """The conversation, if the token is good for it; else the same as if there were none."""
    if bearer is None:
        raise NotSignedIn(_MISSING)
    if await the.sockets.intake.ticket_of(bearer.credentials) != conversation_id:
        raise NotFound(_UNKNOWN)
    return conversation_id


async def customer_or_teammate(conversation_id: UUID, bearer: Bearer, the: TheDesk) -> UUID:
    """The conversation, for its customer or for any teammate."""
    if bearer is not None and await the.staff.by_token(bearer.credentials):
        return conversation_id
    return await customer(conversation_id, bearer, the)


async def teammate(bearer: Bearer, the: TheDesk) -> Teammate:
    """The teammate who holds the token."""
    if bearer is None:
        raise NotSignedIn(_MISSING)
    known = await the.staff.by_token(bearer.credentials)
    if known is None:
        raise NotSignedIn("This token is not good any more. Sign in again at POST /v1/sign-in.")
    return known


Mine = Annotated[UUID, Depends(customer)]
Readable = Annotated[UUID, Depends(customer_or_teammate)]
Colleague = Annotated[Teammate, Depends(teammate)]


def address_of(request: Request) -> str:
    """Where the call came from."""
    return request.client.host if request.client else ""
