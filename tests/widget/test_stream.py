"""Staying in touch: the stream, what was missed, and coming back."""

import pytest
from playwright.async_api import expect

from .conftest import Chat, Place, chat_in, until
from .desk_work import DISCLOSURE

pytestmark = pytest.mark.browser


async def test_that_a_cut_stream_is_opened_again_after_the_last_event(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.add("assistant", "First answer")
    await expect(chat.log).to_contain_text("First answer")
    chat.desk.drop_streams()
    chat.desk.only.add("assistant", "Said while nobody listened")
    await expect(chat.log).to_contain_text("Said while nobody listened")
    assert chat.desk.stream_opens == [0, 2]
    await expect(chat.log.get_by_text("First answer")).to_have_count(1)


async def test_that_a_desk_that_stays_away_is_said_and_waited_for(chat: Chat) -> None:
    await chat.begin()
    chat.desk.stream_failures = [502, 503]
    chat.desk.drop_streams()
    await expect(chat.panel).to_contain_text("Connection lost. Trying again.")
    await until(lambda: len(chat.desk.stream_opens) == 2)
    await expect(chat.panel).not_to_contain_text("Connection lost.")


async def test_that_the_stream_is_held_only_while_the_panel_is_open(chat: Chat) -> None:
    await chat.visit()
    assert chat.desk.requests == []
    await chat.launcher.click()
    assert chat.desk.requests == []
    await chat.say("Hello")
    await until(lambda: chat.desk.open_streams == 1)
    await chat.button("Close").click()
    await until(lambda: chat.desk.open_streams == 0)
    await chat.launcher.click()
    await until(lambda: chat.desk.open_streams == 1)


async def test_that_the_stream_is_let_go_while_the_tab_is_hidden(chat: Chat) -> None:
    await chat.begin()
    await hide(chat, is_hidden=True)
    await until(lambda: chat.desk.open_streams == 0)
    chat.desk.only.add("assistant", "Said to a hidden tab")
    await hide(chat, is_hidden=False)
    await expect(chat.log).to_contain_text("Said to a hidden tab")


async def hide(chat: Chat, *, is_hidden: bool) -> None:
    """Headless tabs never hide by themselves."""
    await chat.page.evaluate(
        """(isHidden) => {
            const visibility = { value: isHidden, configurable: true };
            Object.defineProperty(document, "hidden", visibility);
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        is_hidden,
    )


async def test_that_a_reload_brings_the_conversation_back(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.add("assistant", "Good morning")
    await expect(chat.log).to_contain_text("Good morning")
    await chat.open()
    await expect(chat.log).to_contain_text("Hello")
    await expect(chat.log).to_contain_text("Good morning")
    await expect(chat.panel).to_contain_text(DISCLOSURE)
    await chat.say("Still me")
    await until(lambda: len(chat.desk.only.messages) == 3)
    assert len(chat.desk.posts("/conversations")) == 1


async def test_that_what_came_while_it_was_closed_is_counted_on_the_launcher(chat: Chat) -> None:
    await chat.begin()
    await chat.button("Close").click()
    await until(lambda: chat.desk.open_streams == 0)
    chat.desk.only.add("assistant", "One")
    chat.desk.only.add("assistant", "Two")
    await expect(chat.launcher).to_have_accessible_name("Help, 2 new")
    await expect(chat.launcher).to_have_text("2")
    await expect(chat.panel).to_be_hidden()
    await chat.launcher.click()
    await expect(chat.log).to_contain_text("Two")
    await chat.button("Close").click()
    await expect(chat.launcher).to_have_accessible_name("Help")


@pytest.mark.parametrize("is_wrong", [False, True])
async def test_that_a_lost_conversation_is_forgotten_and_a_new_one_begun(
    chat: Chat, *, is_wrong: bool
) -> None:
    await chat.begin()
    if is_wrong:
        chat.desk.only.secret = "changed"
    else:
        chat.desk.forget()
    await chat.say("Are you still there?")
    await expect(chat.log).to_contain_text("The earlier conversation has ended.")
    await until(lambda: len(chat.desk.posts("/conversations")) == 2)
    assert chat.desk.posts("/conversations")[1]["message"] == "Are you still there?"
    await expect(chat.log.get_by_text("Are you still there?")).to_have_count(1)
    await expect(chat.log.get_by_text("Hello", exact=True)).to_have_count(0)


async def test_that_a_conversation_forgotten_by_the_desk_leaves_the_browser(chat: Chat) -> None:
    await chat.begin()
    chat.desk.forget()
    await chat.visit()
    await until(lambda: chat.desk.requests[-1][1] == "/v1/conversations/c1")
    await chat.open()
    await expect(chat.log).not_to_contain_text("Hello")
    await chat.page.wait_for_function("!JSON.stringify(localStorage).includes('secret-1')")


async def test_that_two_customers_of_one_browser_do_not_see_each_other(chat: Chat) -> None:
    await chat.begin("I am Mara", "/shop?as=mara")
    await chat.open("/shop?as=tom")
    await expect(chat.log).not_to_contain_text("I am Mara")
    await chat.say("I am Tom")
    await until(lambda: len(chat.desk.conversations) == 2)
    tokens = [each["customer_token"] for each in chat.desk.posts("/conversations")]
    assert tokens == ["signed.mara@example.com", "signed.tom@example.com"]
    await chat.open("/shop?as=mara")
    await expect(chat.log).to_contain_text("I am Mara")


async def test_that_signing_out_leaves_nothing_of_the_customer(chat: Chat) -> None:
    await chat.begin("I am Mara", "/shop?as=mara")
    await chat.page.evaluate("Deskhand.identify()")
    await expect(chat.log).not_to_contain_text("I am Mara")
    assert "secret-1" not in await chat.page.evaluate("JSON.stringify(localStorage)")
    await until(lambda: chat.desk.open_streams == 0)


async def test_that_a_second_tab_joins_the_conversation(chat: Chat, place: Place) -> None:
    await chat.begin()
    other = await chat_in(chat.page.context, place)
    await other.open()
    await expect(other.log).to_contain_text("Hello")
    await other.say("From the other tab")
    await expect(chat.log).to_contain_text("From the other tab")


async def test_that_an_open_second_tab_joins_what_the_first_begins(
    chat: Chat, place: Place
) -> None:
    other = await chat_in(chat.page.context, place)
    await other.open()
    await other.box.fill("A draft of mine")
    await chat.open()
    await chat.say("From the first tab")
    await expect(other.log).to_contain_text("From the first tab")
    await expect(other.box).to_have_value("A draft of mine")
    await other.box.press("Enter")
    await expect(chat.log).to_contain_text("A draft of mine")
    assert len(chat.desk.conversations) == 1
