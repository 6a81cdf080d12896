"""Tokens that a host page signs to say who is signed in there."""

from datetime import datetime, timedelta
from math import nan
from uuid import UUID

import jwt
from jwt.types import Options

from deskhand.domain.customer import Assurance, Principal, normal_email
from deskhand.errors import NotSignedIn

AUDIENCE = "deskhand"
LONGEST = timedelta(hours=1)
"""A token that is good for longer is refused: it would work for ever once copied."""

_END_OF_TIME = 10**12
_INVALID = "The customer token is not valid. Sign the customer in again."
# The times are compared below, with the desk's own clock.
_OPTIONS: Options = {
    "require": ["aud", "sub", "exp", "iat"],
    "verify_exp": False,
    "verify_iat": False,
}


def sign(secret: str, *, email: str, name: str, now: datetime, id: UUID) -> str:
    """What a host page does in its own language; here for the demo shop and for tests."""
    claims = {
        "aud": AUDIENCE,
        "sub": normal_email(email),
        "name": name,
        "iat": now,
        "exp": now + LONGEST,
        "jti": str(id),
    }
    return jwt.encode(claims, secret, algorithm="HS256")  # pyright: ignore[reportUnknownMemberType]  # its keys are any


def read(secret: str, token: str, *, now: datetime) -> Principal:
    """Who the token speaks for; raises NotSignedIn."""
    if not token.isascii():
        raise NotSignedIn(_INVALID)
    try:
        claims: dict[str, object] = jwt.decode(  # pyright: ignore[reportUnknownMemberType]
            token,
            secret,
            algorithms=["HS256"],
            audience=AUDIENCE,
            options=_OPTIONS,
        )
    except jwt.PyJWTError as wrong:
        raise NotSignedIn(_INVALID) from wrong
    began, ends, email = _seconds(claims["iat"]), _seconds(claims["exp"]), claims["sub"]
    in_time = began - 60 <= now.timestamp() < ends and ends - began <= LONGEST.total_seconds()
    if not in_time or not isinstance(email, str) or "@" not in email or not email.isprintable():
        raise NotSignedIn(
            "The customer token is expired or incomplete. Sign the customer in again."
        )
    name = claims.get("name")
    return Principal(
        level=Assurance.channel_verified,
        email=normal_email(email),
        name=_one_line(name),
        method="customer_token",
        proven_at=now,
    )


def _seconds(value: object) -> float:
    """NaN, which is neither before nor after anything, for what is no time."""
    if isinstance(value, int | float) and abs(value) < _END_OF_TIME:
        return float(value)
    return nan


def _one_line(name: object) -> str | None:
    shown = "".join(c for c in name if c.isprintable())[:200] if isinstance(name, str) else ""
    return shown or None
