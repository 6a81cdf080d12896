"""All questions of the card at the end."""

import pytest
from playwright.async_api import Browser, expect

from .axe import findings
from .conftest import Chat, Place, chat_in
from .end_card import answered, rate, rating

pytestmark = pytest.mark.browser


async def test_that_what_was_touched_stays(chat: Chat) -> None:
    await chat.begin()
    await answered(chat)
    await chat.button("Yes").click()
    await rate(chat, "How was the help", "2")
    await rating(chat).get_by_role("textbox").fill("Slow")
    await chat.say("Wait")
    chat.desk.only.stand("queue")
    await expect(chat.panel.get_by_text("Waiting for a person", exact=True)).to_be_visible()
    chat.desk.failures = [503]
    await chat.button("Send feedback").click()
    await expect(rating(chat)).to_contain_text("Not sent. The desk says 503.")
    await chat.button("Send feedback").click()
    await expect(rating(chat)).to_contain_text("Thank you.")
    assert chat.desk.posts("/rating")[-1] == {"csat": 2, "comment": "Slow"}


@pytest.mark.parametrize("is_asked_before", [False, True])
async def test_that_a_ticket_resolved_by_a_teammate_asks_everything_at_once(
    chat: Chat, *, is_asked_before: bool
) -> None:
    await chat.begin()
    if is_asked_before:
        await answered(chat)
    chat.desk.only.stand("teammate", "resolved", assignee="Dana")
    await expect(chat.button("Send feedback")).to_be_disabled()
    await expect(chat.button("Send feedback")).to_be_in_viewport(ratio=1)
    await rate(chat, "How easy", "5")
    await expect(chat.button("Send feedback")).to_be_disabled()
    await rate(chat, "How was the help", "4")
    await rating(chat).get_by_role("textbox").fill("Quick!")
    await chat.button("Send feedback").click()
    await expect(rating(chat)).to_contain_text("Thank you.")
    # The desk tells how it stands after each answer.
    chat.desk.only.stand("teammate", "resolved", assignee="Dana")
    await chat.button("Yes").click()
    await expect(rating(chat)).to_have_count(0)
    assert chat.desk.posts("/rating") == [
        {"csat": 4, "ces": 5, "comment": "Quick!"},
        {"solved": True},
    ]


async def test_that_not_yet_opens_a_resolved_ticket_again(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.stand("assistant", "resolved")
    await expect(chat.panel.get_by_text("Resolved")).to_be_visible()
    await chat.button("Not yet").click()
    await expect(rating(chat)).to_have_count(0)
    await expect(chat.panel.get_by_text("Resolved")).to_have_count(0)
    await expect(chat.box).to_be_focused()


@pytest.mark.parametrize("is_resolved", [False, True])
async def test_that_closing_the_card_is_an_answer_too(chat: Chat, *, is_resolved: bool) -> None:
    await chat.begin()
    if is_resolved:
        chat.desk.only.stand("assistant", "resolved")
    else:
        await answered(chat)
    await rating(chat).get_by_role("button", name="Close").click()
    await expect(rating(chat)).to_have_count(0)
    await chat.open()
    chat.desk.only.stand("assistant", "resolved")
    await expect(chat.panel.get_by_text("Resolved")).to_be_visible()
    await expect(rating(chat)).to_have_count(0)
    assert chat.desk.posts("/rating") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 390])
async def test_that_axe_finds_nothing_while_it_asks(
    chromium: Browser, place: Place, scheme: str, width: int
) -> None:
    context = await chromium.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    chat = await chat_in(context, place)
    await chat.begin(path="/shop?as=mara")
    await answered(chat)
    assert await findings(chat.page) == []
    place.desk.failures = [500]
    await chat.button("Yes").click()
    await expect(rating(chat)).to_contain_text("Not sent.")
    assert await findings(chat.page) == []
    await chat.button("Yes").click()
    await expect(chat.button("Send feedback")).to_be_visible()
    assert await findings(chat.page) == []
    await rate(chat, "How was the help", "5")
    await chat.button("Send feedback").click()
    await expect(chat.button("Send feedback")).to_have_count(0)
    assert await findings(chat.page) == []
    await context.close()
