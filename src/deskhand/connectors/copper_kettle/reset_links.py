"""Mint reset links, remember what became of them, and let each be used once."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import JsonValue, TypeAdapter

from deskhand.connectors.copper_kettle.records import Link, Person
from deskhand.connectors.copper_kettle.statement import statement
from deskhand.domain.value import Value
from deskhand.errors import ToolRefused
from deskhand.ports import Chance, Clock, Rows

LIFE = timedelta(minutes=60)
_MOMENT = TypeAdapter(datetime)


class Opened(Value):
    """Whose link was just used; it opens nothing a second time."""

    email: str
    name: str
    needs_code: bool
    """The page must ask for the authenticator code, whichever path the link had."""


@dataclass(frozen=True, kw_only=True)
class ResetLinks:
    """The links that are given out."""

    rows: Rows
    clock: Clock
    chance: Chance

    async def mint(self, person: Person, kind: str, *, key: str) -> str | datetime:
        """A new token for the link of this key; or when it was sent, if it was."""
        token = self.chance.secret()
        found = await self.rows.fetch(
            statement("mint_link"),
            {
                "key": key,
                "email": person.email,
                "kind": kind,
                "hash": hash_of(token),
                "expires_at": (self.clock.now() + LIFE).isoformat(),
            },
        )
        if not found:
            raise ToolRefused("This key belongs to another reset link: use a new one.")
        return token if found[0]["sent_at"] is None else _moment(found[0]["sent_at"])

    async def mark_sent(self, key: str) -> datetime:
        """Note that the letter of this key was taken; returns when that was first noted."""
        found = await self.rows.fetch(
            statement("mark_sent"), {"key": key, "at": self.clock.now().isoformat()}
        )
        return _moment(found[0]["sent_at"])


async def find_person(email: str, *, rows: Rows) -> Person | None:
    """The owner of the account of this folded address."""
    found = await rows.fetch(statement("find_account"), {"email": email})
    return Person.model_validate(found[0]) if found else None


async def find_link(key: str, *, rows: Rows) -> Link | None:
    """The link of this key."""
    found = await rows.fetch(statement("find_link"), {"key": key})
    return Link.model_validate(found[0]) if found else None


async def consume_reset(token: str, *, rows: Rows, clock: Clock) -> Opened | None:
    """Use a link up: whose it is, the first time within its life; else nothing."""
    found = await rows.fetch(
        statement("use_link"), {"hash": hash_of(token), "now": clock.now().isoformat()}
    )
    return Opened.model_validate(found[0]) if found else None


def hash_of(token: str) -> str:
    """All of a token that is ever kept."""
    # A path of a request may hold anything: half a character must not be an error.
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _moment(value: JsonValue) -> datetime:
    return _MOMENT.validate_python(value)
