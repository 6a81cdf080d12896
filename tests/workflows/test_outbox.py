"""A code is mailed once, where there is an account; what fails is tried again or given up."""

import asyncio
import re
from datetime import timedelta
from uuid import UUID

import pytest

from deskhand.errors import ToolRefused, ToolUnavailable, Undeliverable
from deskhand.workflows import outbox
from deskhand.workflows.outbox import FIRST_PAUSE, MOST_ATTEMPTS

from .desk import TestDesk

MARA = "mara@example.com"


async def asked(desk: TestDesk, email: str = MARA) -> UUID:
    """A letter that is due: somebody was asked for a code."""
    await desk.answer(f"private, {email}")
    (row,) = await desk.bench.rows("select id from outbox")
    return row["id"]


async def state(desk: TestDesk) -> tuple[str, int, str]:
    (row,) = await desk.bench.rows("select state, attempts, last_error from outbox")
    return row["state"], row["attempts"], row["last_error"]


async def due_again(desk: TestDesk) -> None:
    await desk.bench.run("update outbox set next_at = now() where state = 'due'")


async def test_that_the_code_in_the_letter_is_the_one_that_the_card_takes(desk: TestDesk) -> None:
    item = await asked(desk)
    await outbox.send(item, sockets=desk.sockets)
    (letter,) = await desk.mail.mailbox.letters()
    assert letter.to == MARA
    code = re.search(r"\b\d{6}\b", letter.text)
    assert code
    assert letter.subject.startswith(code.group())
    assert "nobody of us will ever ask you for it" in letter.text
    (card,) = await desk.bench.rows("select id, ticket_id from cards")
    answer = desk.sockets.cards.answer
    goes_on = await answer(card["ticket_id"], card["id"], code.group(), token="new")
    assert isinstance(goes_on, UUID), "the turn that goes on"
    assert await state(desk) == ("sent", 1, "")


async def test_that_an_address_without_an_account_gets_nothing(desk: TestDesk) -> None:
    item = await asked(desk, "nemo@example.com")
    await outbox.send(item, sockets=desk.sockets)
    assert desk.mail.attempts == []
    assert await state(desk) == ("sent", 1, ""), "and it is not tried again"
    assert await desk.bench.one("select code_hash from cards") == ""


@pytest.mark.parametrize("change", ["is_void = true", "used_at = now()"])
async def test_that_no_code_is_sent_for_a_card_that_is_gone(desk: TestDesk, change: str) -> None:
    item = await asked(desk)
    await desk.bench.run(f"update cards set {change}")  # noqa: S608
    await outbox.send(item, sockets=desk.sockets)
    assert desk.mail.attempts == []
    assert (await state(desk))[0] == "sent"


async def test_that_ten_bells_are_one_letter(desk: TestDesk) -> None:
    item = await asked(desk)
    await asyncio.gather(*(outbox.send(item, sockets=desk.sockets) for _ in range(10)))
    await outbox.send(item, sockets=desk.sockets)
    assert len(desk.mail.attempts) == 1


@pytest.mark.parametrize("where", ["mail", "lookup"])
async def test_that_what_is_away_is_tried_again_later_and_later(desk: TestDesk, where: str) -> None:
    item = await asked(desk)
    if where == "mail":
        desk.mail.go_down()
    else:
        desk.tools.plan.fail("look_up", ToolUnavailable("away"), times=MOST_ATTEMPTS)
    for attempt in range(1, MOST_ATTEMPTS):
        await due_again(desk)
        await outbox.send(item, sockets=desk.sockets)
        assert (await state(desk))[:2] == ("due", attempt)
        pause = FIRST_PAUSE * 2 ** (attempt - 1)
        assert desk.bells.later[-1] == ("outbox", item, desk.bench.clock.now() + pause)
        left = await desk.bench.one("select extract(epoch from next_at - now())::float from outbox")
        assert isinstance(left, float)
        assert pause.total_seconds() - 1 < left <= pause.total_seconds()
    await due_again(desk)
    await outbox.send(item, sockets=desk.sockets)
    assert (await state(desk))[:2] == ("dead", MOST_ATTEMPTS)
    await outbox.send(item, sockets=desk.sockets)
    assert await desk.mail.mailbox.letters() == ()


async def test_that_a_letter_comes_once_the_mail_is_back(desk: TestDesk) -> None:
    item = await asked(desk)
    desk.mail.go_down(calls=2)
    for _ in range(3):
        await due_again(desk)
        await outbox.send(item, sockets=desk.sockets)
    (letter,) = await desk.mail.mailbox.letters()
    assert letter.to == MARA
    assert (await state(desk))[:2] == ("sent", 3)


async def test_that_each_attempt_has_a_code_of_its_own_and_the_last_one_counts(
    desk: TestDesk,
) -> None:
    """Only the hash is kept, so a later attempt cannot know the code of an earlier one."""
    item = await asked(desk)
    desk.mail.lose_answers()
    for _ in range(2):
        await due_again(desk)
        await outbox.send(item, sockets=desk.sockets)
    first, last = (mail.subject[:6] for mail in desk.mail.attempts)
    (card,) = await desk.bench.rows("select id, ticket_id from cards")
    answer = desk.sockets.cards.answer
    if first != last:
        assert await answer(card["ticket_id"], card["id"], first, token="a") == 4
    assert isinstance(await answer(card["ticket_id"], card["id"], last, token="b"), UUID)


@pytest.mark.parametrize("error", [ToolRefused("no"), Undeliverable("bounced")])
async def test_that_what_was_refused_is_given_up_at_once(desk: TestDesk, error: Exception) -> None:
    item = await asked(desk)
    desk.tools.plan.fail("look_up", error)
    await outbox.send(item, sockets=desk.sockets)
    assert await state(desk) == ("dead", 1, str(error))
    assert desk.bells.later == []


async def test_that_a_bounce_is_given_up_at_once(desk: TestDesk) -> None:
    desk.tools.accounts.add("elif@bounce.example")
    item = await asked(desk, "elif@bounce.example")
    await outbox.send(item, sockets=desk.sockets)
    assert (await state(desk))[0] == "dead"


async def test_that_a_letter_that_is_not_there_is_no_harm(desk: TestDesk) -> None:
    await outbox.send(desk.bench.chance.id(), sockets=desk.sockets)
    assert desk.mail.attempts == []


def test_that_all_attempts_together_take_minutes() -> None:
    """The code is good for ten: a mail system that is away for a moment must not cost it."""
    whole = sum((FIRST_PAUSE * 2**n for n in range(MOST_ATTEMPTS - 1)), timedelta())
    assert timedelta(minutes=2) < whole < timedelta(minutes=10)
