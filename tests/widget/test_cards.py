"""The card for a one-time code."""

import pytest
from playwright.async_api import Locator, expect

from .conftest import Chat, until

pytestmark = pytest.mark.browser


def code_field(chat: Chat) -> Locator:
    """Where the six digits go."""
    return chat.panel.get_by_role("textbox", name="Enter the six digits")


async def enter(chat: Chat, code: str) -> None:
    """Type the code and confirm it."""
    await code_field(chat).fill(code)
    await code_field(chat).press("Enter")


async def test_that_a_code_is_entered_in_its_own_form_and_never_as_a_message(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.give_card()
    await expect(chat.panel).to_contain_text("We mailed six digits to m***@example.com.")
    await enter(chat, " 424 242 ")
    await expect(code_field(chat)).to_have_count(0)
    (body,) = [b for _, path, b in chat.desk.requests if "/confirmations/" in path]
    assert body == {"code": "424242"}
    assert chat.desk.posts("/messages") == []
    await expect(chat.box).to_be_focused()


async def test_that_a_wrong_code_says_how_many_tries_are_left(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.give_card()
    await enter(chat, "000000")
    await expect(chat.panel).to_contain_text("That is not the code. Tries left: 4.")
    await expect(code_field(chat)).to_have_value("")
    await expect(code_field(chat)).to_be_focused()


async def test_that_an_incomplete_code_is_not_sent(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.give_card()
    await enter(chat, "4242")
    await expect(chat.panel.get_by_text("Enter the six digits")).to_be_visible()
    assert not [path for _, path, _ in chat.desk.requests if "/confirmations/" in path]


async def test_that_an_expired_code_offers_a_new_one(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.give_card()
    await enter(chat, "111111")
    await expect(chat.panel).to_contain_text("This code is older than ten minutes.")
    await chat.button("Send me a new code").click()
    await until(lambda: chat.desk.posts("/messages"))
    assert chat.desk.posts("/messages")[0]["text"] == "Send me a new code"
    await expect(chat.panel).not_to_contain_text("This code is older")


async def test_that_the_last_try_closes_the_form(chat: Chat) -> None:
    chat.desk.tries_left = 1
    await chat.begin()
    chat.desk.only.give_card()
    await enter(chat, "000000")
    await expect(chat.button("Send me a new code")).to_be_focused()
    await expect(code_field(chat)).to_have_count(0)


async def test_that_a_code_expires_by_the_clock(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.give_card(expires_in_seconds=1)
    await expect(code_field(chat)).to_be_visible()
    await expect(chat.panel).to_contain_text("This code has expired.")


async def test_that_digits_are_kept_when_the_desk_fails_or_repeats_the_card(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.give_card()
    await code_field(chat).fill("424242")
    chat.desk.only.tell("card", chat.desk.only.card)
    chat.desk.only.add("assistant", "Take your time")
    await expect(chat.log).to_contain_text("Take your time")
    chat.desk.failures = [500]
    await code_field(chat).press("Enter")
    await expect(chat.panel).to_contain_text("Not sent.")
    await expect(code_field(chat)).to_have_value("424242")
    await code_field(chat).press("Enter")
    await expect(code_field(chat)).to_have_count(0)


async def test_that_a_card_is_there_again_after_a_reload(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.give_card()
    await chat.open()
    await expect(code_field(chat)).to_be_visible()
