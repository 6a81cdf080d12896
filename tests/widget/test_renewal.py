"""The right to a conversation: a right code renews it, in every tab."""

import httpx
import pytest
from playwright.async_api import expect

from .conftest import Chat, Place, chat_in, until

pytestmark = pytest.mark.browser

ENDED = "The earlier conversation has ended."


async def prove(chat: Chat) -> None:
    """Enter the right code."""
    chat.desk.only.give_card()
    field = chat.panel.get_by_role("textbox", name="Enter the six digits")
    await field.fill("424242")
    await field.press("Enter")
    await until(lambda: chat.desk.only.secret == "secret-1-proven")


async def stored(chat: Chat) -> None:
    """The new session is in the browser."""
    await chat.page.wait_for_function("JSON.stringify(localStorage).includes('-proven')")


async def goes_on(chat: Chat, text: str) -> None:
    """What is said both ways arrives, in the conversation it began with."""
    await until(lambda: chat.desk.open_streams > 0)
    chat.desk.only.add("assistant", f"Before: {text}")
    await expect(chat.log).to_contain_text(f"Before: {text}")
    await chat.say(text)
    await until(lambda: chat.desk.only.messages[-1]["text"] == text)
    await expect(chat.log).not_to_contain_text(ENDED)
    assert len(chat.desk.posts("/conversations")) == 1


async def test_that_the_new_session_of_a_right_code_is_used_from_then_on(chat: Chat) -> None:
    await chat.begin()
    await prove(chat)
    await until(lambda: len(chat.desk.stream_opens) == 2)
    await goes_on(chat, "It is me")
    assert chat.desk.refused == 0
    await chat.open()
    await goes_on(chat, "Still me")
    assert chat.desk.refused == 0
    old = {"Authorization": "Bearer secret-1"}
    async with httpx.AsyncClient(base_url=chat.url, headers=old) as web:
        assert (await web.get("/v1/conversations/c1")).status_code == 401


async def test_that_an_old_session_written_late_by_another_tab_does_not_win(chat: Chat) -> None:
    await chat.begin()
    late = await chat.page.evaluate("Object.entries(localStorage)")
    await prove(chat)
    await stored(chat)
    await chat.page.evaluate(
        "(late) => Object.assign(localStorage, Object.fromEntries(late))", late
    )
    await goes_on(chat, "It is me")
    await stored(chat)
    assert chat.desk.refused == 0


async def test_that_a_stream_refused_while_the_new_session_is_on_its_way_waits_for_it(
    chat: Chat,
) -> None:
    await chat.begin()
    # The stream comes back about a second after the code was taken.
    chat.desk.answer_delay = 1.5
    await prove(chat)
    await until(lambda: chat.desk.refused)
    await goes_on(chat, "It is me")


async def test_that_a_message_refused_while_the_new_session_is_on_its_way_is_sent_with_it(
    chat: Chat,
) -> None:
    await chat.begin()
    chat.desk.answer_delay = 0.5
    await prove(chat)
    await chat.say("In between")
    await until(lambda: len(chat.desk.only.messages) == 2)
    assert chat.desk.refused >= 1
    await goes_on(chat, "It is me")


async def test_that_another_tab_goes_on_with_the_new_session(chat: Chat, place: Place) -> None:
    await chat.begin()
    other = await chat_in(chat.page.context, place)
    await other.open()
    await until(lambda: chat.desk.open_streams == 2)
    await prove(chat)
    await goes_on(other, "From the other tab")
    await goes_on(chat, "From the first tab")
    await expect(other.log).to_contain_text("From the first tab")


async def test_that_another_tab_writes_neither_the_session_nor_an_answer_back(
    chat: Chat, place: Place
) -> None:
    await chat.begin()
    other = await chat_in(chat.page.context, place)
    await other.open()
    await until(lambda: chat.desk.open_streams == 2)
    chat.desk.only.tell("ask_rating", {})
    await chat.panel.get_by_role("group", name="Send feedback").get_by_label("Close").click()
    await prove(chat)
    await stored(chat)
    await other.box.fill("A draft that is kept")
    await stored(other)
    await other.open()
    await goes_on(other, "From the other tab")
    chat.desk.only.stand("assistant", "resolved")
    await expect(other.panel.get_by_text("Resolved")).to_be_visible()
    await expect(other.button("Not yet")).to_have_count(0)


async def test_that_a_tab_without_a_newer_session_forgets(chat: Chat, place: Place) -> None:
    await chat.begin()
    other = await chat_in(chat.page.context, place)
    await other.open()
    await until(lambda: chat.desk.open_streams == 2)
    chat.desk.only.secret = "changed"
    chat.desk.drop_streams()
    await expect(chat.log).to_contain_text(ENDED)
    await expect(other.log).to_contain_text(ENDED)
