"""Teammates, their sign-ins, and who is at the desk."""

import asyncio
from functools import cache

from pwdlib import PasswordHash

from deskhand.domain.handoff import Duty
from deskhand.domain.teammate import Teammate
from deskhand.errors import NotAllowed, SettingInvalid
from deskhand.ports import Chance
from deskhand.storage.statements import Statements
from deskhand.storage.tokens import hash_of

ROLES = ("teammate", "lead")


class PostgresStaff:
    """Fulfils `ports.Staff`."""

    def __init__(self, statements: Statements, *, chance: Chance) -> None:
        self._sql = statements
        self._chance = chance

    async def add(self, name: str, email: str, password: str, *, role: str) -> None:
        """Add a teammate, or give one a new password."""
        if not name.strip() or "@" not in email or role not in ROLES:
            raise SettingInvalid(
                "A teammate needs a name, an e-mail address, and one of the roles "
                f"{', '.join(ROLES)}."
            )
        hashed = await asyncio.to_thread(_hasher().hash, password)
        await self._sql.one(
            "add_teammate",
            name=" ".join(name.split()),
            email=email.strip().casefold(),
            password_hash=hashed,
            role=role,
        )

    async def sign_in(self, email: str, password: str) -> str:
        row = await self._sql.one("teammate_by_email", email=email.strip().casefold())
        known = row["password_hash"] if row else _nobody()  # both ways take the same time
        is_right = await asyncio.to_thread(_hasher().verify, password, known)
        if not is_right or row is None:
            raise NotAllowed("The e-mail address or the password is wrong.")
        token = self._chance.secret()
        await self._sql.run("add_token", token_hash=hash_of(token), teammate_id=row["id"])
        return token

    async def by_token(self, token: str) -> Teammate | None:
        row = await self._sql.one("teammate_by_token", token_hash=hash_of(token))
        return Teammate.model_validate(row) if row else None

    async def sign_out(self, token: str) -> None:
        await self._sql.run("drop_token", token_hash=hash_of(token))

    async def duty(self, queue: str) -> Duty:
        return Duty.model_validate(await self._sql.one("duty", queue=queue))


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody has this password")
