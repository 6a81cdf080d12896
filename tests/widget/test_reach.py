"""For everybody: keyboard, focus, contrast, small screens, right to left."""

import pytest
from playwright.async_api import Browser, expect

from .axe import findings
from .conftest import Chat, Place, chat_in, until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 390])
async def test_that_axe_finds_nothing_in_any_state(
    chromium: Browser, place: Place, scheme: str, width: int
) -> None:
    context = await chromium.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        bypass_csp=True,
        reduced_motion="reduce",
    )
    chat = await chat_in(context, place)
    await chat.visit("/shop?as=mara")
    assert await findings(chat.page) == []
    await chat.launcher.click()
    await chat.say("Does it keep warm?")
    await until(lambda: place.desk.conversations)
    conversation = place.desk.only
    passage = {"kind": "passage", "title": "Keeping warm", "source": "kettle.md"}
    citation = {**passage, "quote": "Thirty minutes.", "url": "https://example.com/k"}
    conversation.add("assistant", "For thirty minutes.", citations=[citation])
    await chat.button("Source 1: Keeping warm").click()
    conversation.give_card()
    conversation.tell("typing", {"on": True, "who": "assistant"})
    await expect(chat.button("Confirm")).to_be_visible()
    assert await findings(chat.page) == []
    conversation.take_card()
    await chat.button("Talk to a person").click()
    await until(lambda: conversation.holder == "queue")
    conversation.add("teammate", "Hello, see https://example.com/track", name="Dana")
    place.desk.failures = [500]
    await chat.say("Oh")
    await expect(chat.log).to_contain_text("Not sent.")
    conversation.stand("queue", "resolved")
    await expect(chat.button("Not yet")).to_be_visible()
    assert await findings(chat.page) == []
    await context.close()


@pytest.mark.parametrize("path", ["/shop", "/shop/orders?as=mara", "/reset/some-link"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_that_axe_finds_nothing_on_the_pages(
    chromium: Browser, place: Place, path: str, scheme: str
) -> None:
    context = await chromium.new_context(
        color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = await context.new_page()
    await page.goto(place.url + path)
    assert await findings(page) == []
    await context.close()


async def test_that_axe_would_find_something(chromium: Browser, place: Place) -> None:
    context = await chromium.new_context(bypass_csp=True)
    page = await context.new_page()
    await page.goto(place.url + "/shop")
    await page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert [each.split(":")[0] for each in await findings(page)] == ["image-alt"]
    await context.close()


async def test_that_everything_works_by_keyboard_and_focus_returns(chat: Chat) -> None:
    await chat.visit()
    await expect(chat.panel).to_be_hidden()
    await chat.page.keyboard.press("Tab")
    await chat.page.keyboard.press("Tab")
    await expect(chat.launcher).to_be_focused()
    await expect(chat.launcher).to_have_attribute("aria-expanded", "false")
    await chat.page.keyboard.press("Enter")
    await expect(chat.panel).to_be_visible()
    await expect(chat.launcher).to_have_attribute("aria-expanded", "true")
    await expect(chat.box).to_be_focused()
    await chat.page.keyboard.type("By keyboard")
    await chat.page.keyboard.press("Enter")
    await until(lambda: chat.desk.open_streams == 1)
    chat.desk.only.stand("assistant", "resolved")
    await expect(chat.button("Not yet")).to_be_visible()
    await chat.page.keyboard.press("Shift+Tab")
    await expect(chat.button("Not yet")).to_be_focused()
    await chat.page.keyboard.press("Space")
    await until(lambda: chat.desk.posts("/rating") == [{"solved": False}])
    await expect(chat.box).to_be_focused()
    await chat.page.keyboard.press("Tab")
    await expect(chat.button("Send")).to_be_focused()
    await chat.page.keyboard.press("Tab")
    await expect(chat.button("Talk to a person")).to_be_focused()
    await chat.page.keyboard.press("Escape")
    await expect(chat.panel).to_be_hidden()
    await expect(chat.launcher).to_be_focused()


async def test_that_the_page_hears_no_key_typed_in_the_chat(chat: Chat) -> None:
    await chat.open()
    await chat.page.evaluate(
        "window.heard = []; addEventListener('keydown', (event) => heard.push(event.key))"
    )
    await chat.box.press_sequentially("jk")
    await chat.box.press("Escape")
    assert await chat.page.evaluate("window.heard") == []
    await chat.page.keyboard.press("j")
    assert await chat.page.evaluate("window.heard") == ["j"]


async def test_that_the_page_can_open_and_close_it_and_it_never_opens_by_itself(
    chat: Chat,
) -> None:
    await chat.visit("/shop")
    await expect(chat.panel).to_be_hidden()
    await chat.page.get_by_role("button", name="Ask us anything").click()
    await expect(chat.box).to_be_focused()
    await chat.page.evaluate("Deskhand.close()")
    await expect(chat.panel).to_be_hidden()
    await expect(chat.page.get_by_role("button", name="Ask us anything")).to_be_focused()
    await chat.page.evaluate("Deskhand.open()")
    await expect(chat.panel).to_be_visible()
    await chat.visit("/shop")
    await expect(chat.panel).to_be_hidden()


async def test_that_a_phone_gets_the_whole_screen_and_large_targets(
    chromium: Browser, place: Place
) -> None:
    context = await chromium.new_context(
        viewport={"width": 390, "height": 780}, has_touch=True, is_mobile=True
    )
    chat = await chat_in(context, place)
    await chat.visit("/shop")
    await chat.launcher.tap()
    assert await chat.panel.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 780}
    await chat.say("Hello")
    await until(lambda: place.desk.open_streams == 1)
    place.desk.only.give_card()
    place.desk.only.tell("ask_rating", {})
    await expect(chat.button("Not yet")).to_be_visible()
    for target in await chat.panel.get_by_role("button").all():
        box = await target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    await chat.button("Close").first.tap()
    await expect(chat.panel).to_be_hidden()
    await context.close()


async def test_that_right_to_left_pages_mirror_it(chat: Chat) -> None:
    await chat.open("/host?dir=rtl")
    box = await chat.panel.bounding_box()
    assert box is not None
    assert box["x"] == 20
    await chat.say("Hello")
    mine = await chat.log.get_by_text("Hello").bounding_box()
    assert mine is not None
    assert mine["x"] < 60


@pytest.mark.parametrize(("theme", "ground"), [("dark", "22, 26, 32"), ("light", "255, 255, 255")])
async def test_that_a_page_can_force_the_theme(chat: Chat, theme: str, ground: str) -> None:
    await chat.page.emulate_media(color_scheme="light" if theme == "dark" else "dark")
    await chat.open(f"/host?theme={theme}")
    await expect(chat.panel).to_have_css("background-color", f"rgb({ground})")


@pytest.mark.parametrize(("color", "on"), [("%23a4511f", "lch(100"), ("%23ffd400", "lch(0")])
async def test_that_the_words_on_a_chosen_color_can_be_read(
    chat: Chat, color: str, on: str
) -> None:
    await chat.visit(f"/host?color={color}")
    shown = await chat.launcher.evaluate("(button) => getComputedStyle(button).color")
    assert shown.startswith(on)
