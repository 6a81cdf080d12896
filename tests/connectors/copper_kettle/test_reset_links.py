"""A reset link opens once, within its hour, and only its hash is kept."""

import asyncio
from datetime import timedelta

import pytest
from pydantic import JsonValue

from deskhand.connectors.copper_kettle import Opened, consume_reset
from deskhand.connectors.copper_kettle.post import tokens_in
from deskhand.domain.customer import Principal
from deskhand.errors import ToolRefused

from .conftest import Shop

STRANGER = Principal()
EVERY_CELL = """
select k::text || coalesce(t::text, '') as text
from shop.reset_links k left join shop.reset_tokens t on t.key = k.key
"""


async def sent_token(shop: Shop, email: str = "mara@example.com", kind: str = "plain") -> str:
    given: dict[str, JsonValue] = {"email": email, "kind": kind}
    await shop.tools().act("send_reset_link", given, principal=STRANGER, key=f"key {email} {kind}")
    (token,) = tokens_in((await shop.mailbox.letters())[0].text)
    return token


async def test_that_a_link_opens_once(shop: Shop) -> None:
    token = await sent_token(shop)
    opened = await consume_reset(token, rows=shop.rows, clock=shop.clock)
    assert opened == Opened(email="mara@example.com", name="Mara Lindqvist", needs_code=False)
    assert await consume_reset(token, rows=shop.rows, clock=shop.clock) is None


async def test_that_of_many_at_once_one_opens(shop: Shop) -> None:
    token = await sent_token(shop)
    opened = await asyncio.gather(
        *(consume_reset(token, rows=shop.rows, clock=shop.clock) for _ in range(6))
    )
    assert sum(one is not None for one in opened) == 1


@pytest.mark.parametrize(("minutes", "is_open"), [(59, True), (60, False), (61, False)])
async def test_that_a_link_expires_in_an_hour(shop: Shop, *, minutes: int, is_open: bool) -> None:
    token = await sent_token(shop)
    shop.clock.move(timedelta(minutes=minutes))
    opened = await consume_reset(token, rows=shop.rows, clock=shop.clock)
    assert (opened is not None) is is_open


@pytest.mark.parametrize("kind", ["two_factor", "sms"])
async def test_that_a_second_factor_is_asked_for_whatever_the_way(shop: Shop, kind: str) -> None:
    token = await sent_token(shop, "tom@example.com", kind)
    opened = await consume_reset(token, rows=shop.rows, clock=shop.clock)
    assert opened is not None
    assert opened.needs_code


@pytest.mark.parametrize("token", ["", "nothing", "'; drop table shop.reset_links; --", "\ud800\0"])
async def test_that_an_unknown_token_opens_nothing(shop: Shop, token: str) -> None:
    await sent_token(shop)
    assert await consume_reset(token, rows=shop.rows, clock=shop.clock) is None


async def test_that_only_the_hash_of_a_token_is_kept(shop: Shop) -> None:
    token = await sent_token(shop)
    cells = [str(row["text"]) for row in await shop.rows.fetch(EVERY_CELL, {})]
    assert len(cells) == 1
    assert "mara@example.com" in cells[0]
    assert token not in cells[0]


async def test_that_a_key_is_good_for_one_account_only(shop: Shop) -> None:
    mara: dict[str, JsonValue] = {"email": "mara@example.com", "kind": "plain"}
    priya: dict[str, JsonValue] = {"email": "priya@example.com", "kind": "plain"}
    await shop.tools().act("send_reset_link", mara, principal=STRANGER, key="same")
    with pytest.raises(ToolRefused, match="another reset link"):
        await shop.tools().act("send_reset_link", priya, principal=STRANGER, key="same")
    assert [letter.to for letter in await shop.mailbox.letters()] == ["mara@example.com"]
