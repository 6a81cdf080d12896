"""A reset link is sent once, to whom it belongs, and never claimed without proof."""

from datetime import timedelta

import pytest
from pydantic import JsonValue

from deskhand.connectors.copper_kettle import consume_reset
from deskhand.connectors.copper_kettle.post import tokens_in
from deskhand.domain.customer import Principal
from deskhand.domain.mail import Letter, Mail
from deskhand.errors import ToolRefused, ToolUnavailable, Undeliverable
from deskhand.ports import Rows

from .conftest import BreakingRows, Shop

STRANGER = Principal()
CHECK = "reset_link_delivered"
ACTION = "send_reset_link"


class Killed(BaseException):
    """The process ends here, as by `kill -9`: nothing handles it."""


async def send(
    shop: Shop, email: str, kind: str, *, key: str = "key", rows: Rows | None = None
) -> dict[str, JsonValue]:
    given: dict[str, JsonValue] = {"email": email, "kind": kind}
    return await shop.tools(rows).act(ACTION, given, principal=STRANGER, key=key)


async def delivered(shop: Shop) -> list[Letter]:
    return [one for one in await shop.mailbox.letters() if one.state == "delivered"]


async def is_proven(shop: Shop, key: str = "key") -> bool:
    return await shop.tools().read_back(CHECK, key=key)


@pytest.mark.parametrize("has_mailbox", [True, False])
@pytest.mark.parametrize(
    ("email", "kind", "to", "shown", "path", "asks_for_code"),
    [
        ("mara@example.com", "plain", "mara@example.com", "m***@example.com", "/reset/", False),
        (" MARA@example .com", "plain", "mara@example.com", "m***@example.com", "/reset/", False),
        ("tom@example.com", "two_factor", "tom@example.com", "t***@example.com", "/2fa/", True),
        ("jonas@bounce.example", "sms", "+49 30 5550 0123", "*** 23", "/reset/", False),
        ("tom@example.com", "sms", "+1 312 555 0188", "*** 88", "/2fa/", True),
    ],
)
async def test_that_a_link_is_sent_and_proven(  # noqa: PLR0917 - a table of cases
    shop: Shop,
    email: str,
    kind: str,
    to: str,
    shown: str,
    path: str,
    asks_for_code: bool,  # noqa: FBT001
    has_mailbox: bool,  # noqa: FBT001
) -> None:
    shop.has_mailbox = has_mailbox
    assert not await is_proven(shop)

    answer = await send(shop, email, kind)

    assert answer == {"sent": True, "to": shown, "at": "2026-03-02T09:00:00+00:00"}
    (letter,) = await delivered(shop)
    assert letter.to == to
    assert path in letter.text
    assert ("authenticator" in letter.text) is asks_for_code
    assert await is_proven(shop)
    assert await shop.tools().find_effect(ACTION, key="key") == answer


@pytest.mark.parametrize(
    ("email", "kind", "says"),
    [
        ("nobody@example.com", "plain", "no account"),
        ("mara@example.com", "two_factor", "no two-step sign-in"),
        ("tom@example.com", "plain", "uses two-step sign-in"),  # would go round the second factor
        ("elif@bounce.example", "sms", "no phone on file"),
        ("mara@example.com", "letter", "`kind`"),
        ("a@b.c&admin=1", "plain", "`email`"),
    ],
)
async def test_that_what_cannot_be_right_is_refused(
    shop: Shop, email: str, kind: str, says: str
) -> None:
    with pytest.raises(ToolRefused, match=says):
        await send(shop, email, kind)
    assert shop.mail.attempts == []
    assert shop.sms.attempts == []
    assert await shop.tools().find_effect(ACTION, key="key") is None


async def test_that_a_bounce_is_said_and_never_counts_as_sent(shop: Shop) -> None:
    for _ in range(2):  # the second try learns the same
        with pytest.raises(Undeliverable):
            await send(shop, "jonas@bounce.example", "plain")
    assert not await is_proven(shop)
    assert await shop.tools().find_effect(ACTION, key="key") is None

    await send(shop, "jonas@bounce.example", "sms", key="other")

    assert [letter.kind for letter in await delivered(shop)] == ["sms"]
    assert await is_proven(shop, "other")
    assert not await is_proven(shop)


async def test_that_a_mail_system_which_is_down_is_not_a_bounce(shop: Shop) -> None:
    shop.mail.go_down(calls=1)
    with pytest.raises(ToolUnavailable):
        await send(shop, "mara@example.com", "plain")
    assert await shop.tools().find_effect(ACTION, key="key") is None

    assert (await send(shop, "mara@example.com", "plain"))["sent"] is True
    assert len(await delivered(shop)) == 1


async def test_that_a_mail_system_which_stays_down_sends_nothing(shop: Shop) -> None:
    shop.mail.go_down()
    for _ in range(3):
        with pytest.raises(ToolUnavailable):
            await send(shop, "mara@example.com", "plain")
    assert len(shop.mail.attempts) == 3
    assert await delivered(shop) == []
    assert not await is_proven(shop)


@pytest.mark.parametrize("has_mailbox", [True, False])
@pytest.mark.parametrize("is_done", [False, True])
@pytest.mark.parametrize("call", [1, 2, 3])
@pytest.mark.parametrize("looks_first", [True, False])
async def test_that_a_kill_at_any_point_ends_in_one_letter_whose_link_opens(
    shop: Shop,
    call: int,
    is_done: bool,  # noqa: FBT001
    has_mailbox: bool,  # noqa: FBT001
    looks_first: bool,  # noqa: FBT001
) -> None:
    shop.has_mailbox = has_mailbox
    rows = BreakingRows(shop.rows, Killed(), call=call, is_done=is_done)
    with pytest.raises(Killed):
        await send(shop, "mara@example.com", "plain", rows=rows)
    shop.clock.move(timedelta(minutes=2))

    await finish(shop, looks_first=looks_first)


@pytest.mark.parametrize("has_mailbox", [True, False])
@pytest.mark.parametrize("looks_first", [True, False])
async def test_that_a_lost_answer_ends_in_one_letter_whose_link_opens(
    shop: Shop,
    has_mailbox: bool,  # noqa: FBT001
    looks_first: bool,  # noqa: FBT001
) -> None:
    shop.has_mailbox = has_mailbox
    shop.mail.lose_answers()
    with pytest.raises(ToolUnavailable):
        await send(shop, "mara@example.com", "plain")

    await finish(shop, looks_first=looks_first)


async def finish(shop: Shop, *, looks_first: bool) -> None:
    """Go on as a restarted process does, and require the one right end."""
    found = await shop.tools().find_effect(ACTION, key="key") if looks_first else None
    answer = found or await send(shop, "mara@example.com", "plain")

    assert answer["sent"] is True
    assert await is_proven(shop)
    (letter,) = await delivered(shop)
    (token,) = tokens_in(letter.text)
    assert await consume_reset(token, rows=shop.rows, clock=shop.clock)
    assert await consume_reset(token, rows=shop.rows, clock=shop.clock) is None


async def test_that_a_finished_action_sends_nothing_again(shop: Shop) -> None:
    first = await send(shop, "mara@example.com", "plain")
    shop.clock.move(timedelta(minutes=5))

    assert await send(shop, "mara@example.com", "plain") == first
    assert len(shop.mail.attempts) == 1


async def test_that_another_key_is_another_letter(shop: Shop) -> None:
    # The control of the tests above: it is the key that holds the second letter back.
    await send(shop, "mara@example.com", "plain", key="one")
    await send(shop, "mara@example.com", "plain", key="two")
    assert len(await delivered(shop)) == 2


async def test_that_a_letter_which_never_arrived_is_not_proven(shop: Shop) -> None:
    shop.mail.lose_letters()
    assert (await send(shop, "mara@example.com", "plain"))["sent"] is True
    assert not await is_proven(shop)
    assert await shop.tools().find_effect(ACTION, key="key") is None


async def test_that_a_letter_with_another_link_proves_nothing(shop: Shop) -> None:
    shop.mail.lose_letters()
    await send(shop, "mara@example.com", "plain")
    url = "http://shop.example/reset/forged"
    await shop.mail.send(Mail(to="mara@example.com", subject="Link", text=url, key="forged"))
    assert not await is_proven(shop)


async def test_that_nothing_is_known_of_an_unknown_key(shop: Shop) -> None:
    assert not await is_proven(shop, "never")
    assert await shop.tools().find_effect(ACTION, key="never") is None
