"""Is it solved? One row after an answer."""

import pytest
from playwright.async_api import expect

from .conftest import Chat, until
from .end_card import answered, rate, rating

pytestmark = pytest.mark.browser


async def test_that_after_an_answer_one_row_asks_and_the_answer_stays_in_view(chat: Chat) -> None:
    await chat.begin()
    await answered(chat, "First line of the answer.\n" + "More of it.\n" * 12)
    for name in ("Yes", "Not yet"):
        await expect(rating(chat).get_by_role("button", name=name)).to_be_in_viewport(ratio=1)
    await expect(chat.button("Send feedback")).to_be_hidden()
    await expect(chat.log.get_by_text("First line of the answer.")).to_be_in_viewport(ratio=1)
    box = await rating(chat).bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(48, abs=1)


async def test_that_yes_is_booked_and_unfolds_the_other_questions_in_its_place(chat: Chat) -> None:
    await chat.begin()
    await answered(chat)
    await chat.button("Yes").click()
    await expect(rating(chat).get_by_text("Thank you.")).to_be_in_viewport(ratio=1)
    await expect(chat.button("Send feedback")).to_be_in_viewport(ratio=1)
    await expect(chat.panel.get_by_role("radio", name="1, Bad")).to_be_focused()
    thanks = await rating(chat).get_by_text("Thank you.").bounding_box()
    question = await rating(chat).get_by_text("How was the help").bounding_box()
    assert thanks is not None
    assert question is not None
    assert thanks["y"] < question["y"]
    assert chat.desk.posts("/rating") == [{"solved": True}]
    await rate(chat, "How was the help", "5")
    await chat.button("Send feedback").click()
    await expect(chat.button("Send feedback")).to_have_count(0)
    await expect(rating(chat).get_by_text("Thank you.")).to_have_count(1)
    assert chat.desk.posts("/rating")[1:] == [{"csat": 5}]


async def test_that_after_yes_it_is_not_asked_again(chat: Chat) -> None:
    await chat.begin()
    await answered(chat)
    await chat.button("Yes").click()
    await expect(rating(chat)).to_contain_text("Thank you.")
    await chat.say("One more thing")
    await expect(rating(chat)).to_have_count(0)
    chat.desk.only.tell("ask_rating", {})
    chat.desk.only.add("assistant", "Go on")
    await expect(chat.log).to_contain_text("Go on")
    await expect(rating(chat)).to_have_count(0)
    await chat.open()
    chat.desk.only.stand("teammate", "resolved", assignee="Dana")
    await expect(chat.panel).to_contain_text("You are talking with Dana")
    await expect(rating(chat)).to_have_count(0)


async def test_that_the_news_of_a_yes_may_overtake_its_answer(chat: Chat) -> None:
    await chat.begin()
    await answered(chat)
    chat.desk.answer_delay = 1
    await chat.button("Yes").click()
    await expect(chat.button("Send feedback")).to_be_visible()
    await expect(rating(chat)).not_to_contain_text("Thank you.")
    await expect(rating(chat)).to_contain_text("Thank you.")
    await expect(chat.button("Send feedback")).to_be_visible()
    await expect(chat.button("Yes")).to_have_count(0)


async def test_that_a_yes_that_was_written_past_is_not_asked_for_again(chat: Chat) -> None:
    await chat.begin()
    await answered(chat)
    chat.desk.delay = 0.5
    await chat.button("Yes").click()
    await chat.say("And another thing")
    await expect(rating(chat)).to_have_count(0)
    await until(lambda: len(chat.desk.only.messages) == 3)
    chat.desk.only.tell("ask_rating", {})
    chat.desk.only.add("assistant", "Go on")
    await expect(chat.log).to_contain_text("Go on")
    await expect(rating(chat)).to_have_count(0)


async def test_that_a_yes_that_failed_says_so_and_is_asked_for_again(chat: Chat) -> None:
    await chat.begin()
    await answered(chat, "More of it.\n" * 30)
    chat.desk.failures = [500]
    await chat.button("Yes").click()
    error = rating(chat).get_by_text("Not sent. The desk says 500.")
    await expect(error).to_be_in_viewport(ratio=1)
    await expect(chat.button("Send feedback")).to_be_hidden()
    await chat.say("And another thing")
    await until(lambda: len(chat.desk.only.messages) == 3)
    await expect(rating(chat)).to_have_count(0)
    await answered(chat)


async def test_that_not_yet_takes_the_row_away_until_the_next_answer(chat: Chat) -> None:
    await chat.begin()
    await answered(chat)
    await chat.button("Not yet").click()
    await expect(rating(chat)).to_have_count(0)
    assert chat.desk.posts("/rating") == [{"solved": False}]
    await expect(chat.box).to_be_focused()
    await expect(chat.box).to_have_attribute("placeholder", "What is still missing?")
    await answered(chat)


async def test_that_the_row_goes_when_the_customer_writes_on_and_may_come_again(
    chat: Chat,
) -> None:
    await chat.begin()
    await answered(chat)
    await chat.say("And another thing")
    await expect(rating(chat)).to_have_count(0)
    await until(lambda: len(chat.desk.only.messages) == 3)
    await answered(chat)
    # The same customer in another tab.
    chat.desk.only.add("customer", "From elsewhere")
    await expect(chat.log).to_contain_text("From elsewhere")
    await expect(rating(chat)).to_have_count(0)
    assert chat.desk.posts("/rating") == []


@pytest.mark.parametrize("is_by_button", [True, False])
async def test_that_the_row_goes_before_the_desk_has_answered(
    chat: Chat, *, is_by_button: bool
) -> None:
    await chat.begin()
    await answered(chat)
    chat.desk.delay = 20
    if is_by_button:
        await chat.button("Talk to a person").click()
    else:
        await chat.say("I want a person")
    await expect(rating(chat)).to_have_count(0)


@pytest.mark.parametrize("holder", ["queue", "teammate"])
async def test_that_the_row_goes_when_a_person_takes_over(chat: Chat, holder: str) -> None:
    await chat.begin()
    await answered(chat)
    chat.desk.only.stand(holder)
    await expect(rating(chat)).to_have_count(0)
    chat.desk.only.tell("ask_rating", {})
    chat.desk.only.add("system", "A person is with you.")
    await expect(chat.log).to_contain_text("A person is with you.")
    await expect(rating(chat)).to_have_count(0)
    chat.desk.only.stand("assistant")
    await answered(chat)


async def test_that_the_row_is_walked_in_the_order_it_is_read(chat: Chat) -> None:
    await chat.begin()
    await answered(chat)
    close = rating(chat).get_by_role("button", name="Close")
    for target in (close, chat.button("Not yet"), chat.button("Yes")):
        await chat.page.keyboard.press("Shift+Tab")
        await expect(target).to_be_focused()
