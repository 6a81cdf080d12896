"""Who speaks, and what is shown of it."""

import pytest
from playwright.async_api import expect

from .conftest import Chat, until
from .desk_work import DISCLOSURE

pytestmark = pytest.mark.browser


async def test_that_a_message_is_sent_with_where_the_customer_is_and_answered(chat: Chat) -> None:
    await chat.open("/host?context=%7B%22area%22:%22orders%22,%22order%22:%22CK-1042%22%7D")
    await chat.page.evaluate("Deskhand.context({ basket: 3 })")
    await chat.say("Where is my kettle?")
    await until(lambda: chat.desk.conversations)
    body = chat.desk.posts("/conversations")[0]
    assert (body["channel"], body["message"]) == ("chat", "Where is my kettle?")
    assert body["language"] == "en"
    assert body["page"]["title"] == "Order CK-1042"
    assert body["page"]["url"].startswith(chat.url + "/host?")
    assert body["page"]["area"] == "orders"
    facts = body["page"]["facts"]
    assert (facts["order"], facts["basket"], facts["language"]) == ("CK-1042", "3", "en-US")
    chat.desk.only.add("assistant", "It is on its way.")
    await expect(chat.log).to_contain_text("It is on its way.")
    await expect(chat.log.get_by_text("Where is my kettle?")).to_have_count(1)
    await chat.say("When will it be here?")
    await until(lambda: chat.desk.posts("/messages"))
    message = chat.desk.posts("/messages")[0]
    assert message["text"] == "When will it be here?"
    assert message["page"]["facts"]["order"] == "CK-1042"


async def test_that_it_says_at_once_that_it_is_an_ai_and_in_the_words_of_the_desk(
    chat: Chat,
) -> None:
    await chat.open()
    await expect(chat.panel).to_contain_text("You are talking with an AI assistant.")
    await chat.say("Hello")
    await expect(chat.panel).to_contain_text(DISCLOSURE)


async def test_that_who_speaks_is_named_once_per_run(chat: Chat) -> None:
    await chat.begin()
    for author, text, name in (
        ("assistant", "A1", None),
        ("assistant", "A2", None),
        ("teammate", "T1", "Dana"),
        ("teammate", "T2", "Dana"),
        ("teammate", "T3", "Robin"),
    ):
        chat.desk.only.add(author, text, name=name)
    await expect(chat.log).to_contain_text("T3")
    await expect(chat.log.get_by_text("Assistant").filter(visible=True)).to_have_count(1)
    await expect(chat.log.get_by_text("Dana").filter(visible=True)).to_have_count(1)
    await expect(chat.log.get_by_text("Robin").filter(visible=True)).to_have_count(1)


async def test_that_typing_is_shown_with_its_name_until_the_message_comes(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.tell("typing", {"on": True, "who": "assistant"})
    await expect(chat.panel.get_by_text("Assistant is typing")).to_be_visible()
    chat.desk.only.tell("typing", {"on": True, "who": "Dana"})
    await expect(chat.panel.get_by_text("Dana is typing")).to_be_visible()
    chat.desk.only.add("teammate", "Hi", name="Dana")
    await expect(chat.panel.get_by_text("is typing")).to_be_hidden()


async def test_that_a_citation_opens_its_quote_and_leads_to_its_article(chat: Chat) -> None:
    await chat.begin()
    passage = {"kind": "passage", "title": "Keeping warm", "source": "kettle.md"}
    record = {"kind": "lookup", "title": "Order CK-1042", "source": "lookup_order"}
    chat.desk.only.add(
        "assistant",
        "For thirty minutes.",
        citations=[
            {**passage, "quote": "Hold mode lasts thirty minutes.", "url": "https://example.com/k"},
            {**record, "quote": "shipped", "url": None},
        ],
    )
    first, second = chat.button("Source 1: Keeping warm"), chat.button("Source 2: Order CK-1042")
    await expect(first).to_have_attribute("aria-expanded", "false")
    await first.click()
    await expect(chat.log.get_by_text("Hold mode lasts thirty minutes.")).to_be_visible()
    link = chat.log.get_by_role("link", name="Read the article")
    await expect(link).to_have_attribute("href", "https://example.com/k")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    await second.click()
    await expect(first).to_have_attribute("aria-expanded", "false")
    await expect(chat.log.get_by_text("shipped")).to_be_visible()
    await expect(link).to_have_count(0)
    await second.click()
    await expect(chat.log.get_by_text("shipped")).to_be_hidden()


async def test_that_a_person_can_be_asked_for_until_one_is_there(chat: Chat) -> None:
    await chat.begin()
    await chat.button("Talk to a person").click()
    await expect(chat.log).to_contain_text("A person joins this conversation in about 4 minutes.")
    await expect(chat.panel).to_contain_text("Waiting for a person, about 4 min")
    asked = chat.button("A person has been asked")
    await expect(asked).to_be_focused()
    await asked.click(force=True)
    assert len(chat.desk.posts("/human")) == 1
    await asked.focus()
    chat.desk.only.stand("teammate", assignee="Dana")
    await expect(chat.panel).to_contain_text("You are talking with Dana")
    await expect(asked).to_be_hidden()
    await expect(chat.box).to_be_focused()
    chat.desk.only.stand("assistant")
    await expect(chat.button("Talk to a person")).to_be_visible()


async def test_that_no_time_is_promised_where_the_desk_promises_none(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.stand("queue")
    await expect(chat.panel.get_by_text("Waiting for a person", exact=True)).to_be_visible()


async def test_that_asking_for_a_person_first_begins_the_conversation(chat: Chat) -> None:
    await chat.open()
    await chat.button("Talk to a person").click()
    await until(lambda: chat.desk.conversations)
    assert chat.desk.posts("/conversations")[0]["message"] == "Talk to a person"


async def test_that_a_failed_call_for_a_person_is_said_beside_the_button(chat: Chat) -> None:
    await chat.begin()
    chat.desk.failures = [500]
    await chat.button("Talk to a person").click()
    await expect(chat.panel.get_by_role("alert")).to_have_text("Not sent. The desk says 500.")
    await chat.button("Talk to a person").click()
    await expect(chat.button("A person has been asked")).to_be_visible()
    await expect(chat.panel.get_by_role("alert")).to_have_text("")


async def test_that_a_scrolled_reader_is_not_moved(chat: Chat) -> None:
    await chat.begin()
    for number in range(30):
        chat.desk.only.add("assistant", f"Line {number}")
    await expect(chat.log.get_by_text("Line 29")).to_be_in_viewport()
    await chat.log.get_by_text("Line 3", exact=True).scroll_into_view_if_needed()
    chat.desk.only.add("assistant", "The newest")
    await expect(chat.log).to_contain_text("The newest")
    await expect(chat.log.get_by_text("The newest")).not_to_be_in_viewport()


async def test_that_every_text_can_be_replaced(chat: Chat) -> None:
    texts = "%7B%22human%22:%22Mit einem Menschen sprechen%22,%22lang%22:%22de%22%7D"
    await chat.open(f"/host?text={texts}&name=Hilfe&hello=Guten Tag")
    await expect(chat.panel).to_have_accessible_name("Hilfe")
    await expect(chat.panel).to_contain_text("Guten Tag")
    await expect(chat.button("Mit einem Menschen sprechen")).to_be_visible()
