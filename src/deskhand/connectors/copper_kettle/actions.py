"""What the shop can be asked to do, and how to prove that it did."""

from datetime import datetime
from typing import Literal

from deskhand.connectors.argument import EmailAddress
from deskhand.connectors.copper_kettle.post import Post, destination, masked, tokens_in
from deskhand.connectors.copper_kettle.records import Link, Person
from deskhand.connectors.copper_kettle.reset_links import (
    ResetLinks,
    find_link,
    find_person,
    hash_of,
)
from deskhand.connectors.tool import Json, action, check, effect_finder
from deskhand.domain.tool import Effect, Limit
from deskhand.errors import ToolRefused
from deskhand.ports import Mailbox, Rows

Kind = Literal["plain", "two_factor", "sms"]


@check
async def reset_link_delivered(*, key: str, rows: Rows, mailbox: Mailbox | None = None) -> bool:
    """Tell whether a letter that opens this link has arrived."""
    link = await find_link(key, rows=rows)
    return link is not None and await _arrived_at(link, mailbox) is not None


@effect_finder
async def sent_reset_link(*, key: str, rows: Rows, mailbox: Mailbox | None = None) -> Json | None:
    """Tell what the action of this key sent, or nothing."""
    link = await find_link(key, rows=rows)
    at = await _arrived_at(link, mailbox) if link else None
    return _sent(link, link.kind, at) if link and at else None


@action(
    effect=Effect.reversible,
    tier=1,
    limit=Limit(count=3, hours=24, per="email"),
    read_back=reset_link_delivered,
    find_effect=sent_reset_link,
)
async def send_reset_link(
    email: EmailAddress, kind: Kind, *, key: str, links: ResetLinks, post: Post
) -> Json:
    """Send the owner of an account a link to choose a new password.

    It goes to the address or phone on file, nowhere else; not for a customer who can log in.
    """
    person = await find_person(email, rows=links.rows)
    if person is None:
        raise ToolRefused("There is no account with this e-mail address: check it.")
    _refuse_unfit(person, kind)
    token = await links.mint(person, kind, key=key)
    if isinstance(token, datetime):
        return _sent(person, kind, token)
    await post.send_link(person, kind, token=token, key=key)
    return _sent(person, kind, await links.mark_sent(key))


def _refuse_unfit(person: Person, kind: Kind) -> None:
    destination(person, kind)
    if kind == "plain" and person.two_factor:
        raise ToolRefused("This account uses two-step sign-in: send the kind `two_factor`.")
    if kind == "two_factor" and not person.two_factor:
        raise ToolRefused("This account has no two-step sign-in: send the kind `plain`.")


async def _arrived_at(link: Link, mailbox: Mailbox | None) -> datetime | None:
    """When the letter arrived, as far as the mail system can tell.

    The demo's mailbox shows the letter itself. A real mail system tells no more than that it took
    the letter. Where not even that was noted, another try is harmless: the letter has the same
    Message-ID, and a link that is used once.
    """
    if mailbox is None:
        return link.sent_at
    for letter in await mailbox.letters(to=destination(link, link.kind)):
        opens = any(hash_of(token) in link.hashes for token in tokens_in(letter.text))
        if letter.state == "delivered" and opens:
            return letter.at
    return None


def _sent(person: Person, kind: str, at: datetime) -> Json:
    return {"sent": True, "to": masked(destination(person, kind)), "at": at.isoformat()}
