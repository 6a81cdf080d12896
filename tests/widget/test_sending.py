"""Sending: in order, nothing typed is lost, nothing arrives twice."""

import pytest
from playwright.async_api import expect

from .conftest import Chat, until

pytestmark = pytest.mark.browser


async def test_that_a_failed_message_keeps_its_text_and_is_tried_again_under_its_id(
    chat: Chat,
) -> None:
    await chat.begin()
    chat.desk.failures = [500]
    await chat.say("Where is my kettle?")
    await expect(chat.log).to_contain_text("Not sent.")
    await expect(chat.log).to_contain_text("Where is my kettle?")
    await chat.button("Try again").click()
    await expect(chat.log).not_to_contain_text("Not sent.")
    first, second = chat.desk.posts("/messages")
    assert first["client_message_id"] == second["client_message_id"]
    assert [each["text"] for each in chat.desk.only.messages] == ["Hello", "Where is my kettle?"]
    await expect(chat.box).to_be_focused()


async def test_that_an_answer_lost_after_accepting_begins_only_one_conversation(chat: Chat) -> None:
    chat.desk.failures = [0]
    await chat.open()
    await chat.say("My grinder is loud")
    await chat.button("Try again").click()
    await until(lambda: chat.desk.open_streams == 1)
    assert len(chat.desk.posts("/conversations")) == 2
    assert [each["text"] for each in chat.desk.only.messages] == ["My grinder is loud"]
    await expect(chat.log.get_by_text("My grinder is loud")).to_have_count(1)
    await expect(chat.log).not_to_contain_text("Not sent.")


async def test_that_news_of_a_message_settles_it_although_its_answer_was_lost(chat: Chat) -> None:
    await chat.begin()
    chat.desk.failures = [0]
    await chat.say("Are you there?")
    await until(lambda: len(chat.desk.only.messages) == 2)
    await expect(chat.log).not_to_contain_text("Not sent.")
    await expect(chat.log.get_by_text("Are you there?")).to_have_count(1)
    await chat.say("One more")
    await until(lambda: len(chat.desk.only.messages) == 3)
    assert len(chat.desk.posts("/messages")) == 2


async def test_that_a_desk_that_asks_to_wait_is_asked_again_by_itself(chat: Chat) -> None:
    await chat.begin()
    chat.desk.failures = [503]
    await chat.say("Patience")
    await until(lambda: len(chat.desk.only.messages) == 2)
    await expect(chat.log).not_to_contain_text("Not sent.")


async def test_that_a_refused_message_shows_why_and_does_not_hold_up_the_next(chat: Chat) -> None:
    await chat.begin()
    chat.desk.failures = [422]
    await chat.say("First")
    await expect(chat.log).to_contain_text("Not sent. The desk says 422.")
    await chat.say("Second")
    await until(lambda: len(chat.desk.posts("/messages")) == 3)
    # Trying the refused one again is harmless, and this time it is taken.
    assert [each["text"] for each in chat.desk.only.messages] == ["Hello", "First", "Second"]


async def test_that_messages_written_without_a_connection_wait_and_keep_their_order(
    chat: Chat,
) -> None:
    await chat.begin()
    await chat.page.context.set_offline(True)
    await expect(chat.panel).to_contain_text("No connection.")
    await chat.say("One")
    await chat.say("Two")
    await expect(chat.log.get_by_text("Waiting")).to_have_count(2)
    await chat.page.context.set_offline(False)
    await until(lambda: len(chat.desk.only.messages) == 3)
    assert [each["text"] for each in chat.desk.only.messages] == ["Hello", "One", "Two"]
    await expect(chat.panel).not_to_contain_text("No connection.")
    await expect(chat.log.get_by_text("Waiting")).to_have_count(0)


async def test_that_quick_messages_of_a_new_conversation_go_out_one_after_the_other(
    chat: Chat,
) -> None:
    chat.desk.delay = 0.2
    await chat.open()
    for text in ("One", "Two", "Three"):
        await chat.say(text)
    await until(lambda: chat.desk.conversations and len(chat.desk.only.messages) == 3)
    assert [each["text"] for each in chat.desk.only.messages] == ["One", "Two", "Three"]
    assert len(chat.desk.posts("/conversations")) == 1


async def test_that_a_slow_desk_is_shown_as_sending(chat: Chat) -> None:
    chat.desk.delay = 2
    await chat.open()
    await chat.say("Hello")
    await expect(chat.log).to_contain_text("Sending")
    await expect(chat.log).not_to_contain_text("Sending")


async def test_that_shift_enter_makes_a_line_and_blank_text_is_not_sent(chat: Chat) -> None:
    await chat.begin()
    await chat.say("   ")
    await chat.box.fill("Line one")
    await chat.box.press("Shift+Enter")
    await chat.box.press_sequentially("line two")
    await chat.button("Send").click()
    await until(lambda: len(chat.desk.only.messages) == 2)
    assert chat.desk.only.messages[1]["text"] == "Line one\nline two"
    await expect(chat.box).to_have_value("")


async def test_that_unsent_text_and_a_draft_survive_a_reload(chat: Chat) -> None:
    chat.desk.failures = [500]
    await chat.open()
    await chat.say("Please help")
    await expect(chat.log).to_contain_text("Not sent.")
    await chat.box.fill("And also")
    await chat.open()
    await expect(chat.box).to_have_value("And also")
    await expect(chat.log).to_contain_text("Please help")
    await chat.button("Try again").click()
    await until(lambda: chat.desk.conversations)
    first, second = chat.desk.posts("/conversations")
    assert first["client_message_id"] == second["client_message_id"]


async def test_that_a_customer_token_goes_along_and_one_that_ran_out_is_left_out(
    chat: Chat,
) -> None:
    await chat.begin(path="/host?customer-token=expired")
    first, second = chat.desk.posts("/conversations")
    assert first["customer_token"] == "expired"
    assert "customer_token" not in second
    assert first["client_message_id"] == second["client_message_id"]
