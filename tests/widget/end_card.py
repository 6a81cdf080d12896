"""The card at the end, as tests reach it."""

from playwright.async_api import Locator, expect

from .conftest import Chat


def rating(chat: Chat) -> Locator:
    """The card, folded or not."""
    return chat.panel.get_by_role("group", name="Send feedback")


async def rate(chat: Chat, question: str, value: str) -> None:
    """Choose a number."""
    await rating(chat).get_by_role("group", name=question).get_by_text(value, exact=True).click()


async def answered(chat: Chat, text: str = "It is on its way.") -> None:
    """An answer, after which the desk asks."""
    chat.desk.only.add("assistant", text)
    chat.desk.only.tell("ask_rating", {})
    await expect(rating(chat)).to_be_visible()
