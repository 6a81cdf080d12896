"""What customers, models and articles write stays text, and the host's rules are kept."""

from urllib.parse import quote

import pytest
from playwright.async_api import expect

from .conftest import Chat, until

pytestmark = pytest.mark.browser

STRICT = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
NASTY = (
    "<img src=x onerror=\"window.hacked='img'\">",
    "<script>window.hacked='script'</script>",
    "</textarea><svg onload=\"window.hacked='svg'\">",
    "javascript:window.hacked='link'",
    "{{constructor.constructor('window.hacked=1')()}}",
)


@pytest.mark.parametrize("attack", NASTY)
async def test_that_hostile_text_is_shown_as_text_everywhere(chat: Chat, attack: str) -> None:
    await chat.open(f"/host?hello={quote(attack)}&name={quote(attack)}")
    await chat.say(attack)
    await until(lambda: chat.desk.open_streams == 1)
    conversation = chat.desk.only
    citation = {"kind": "passage", "title": attack, "source": attack, "quote": attack}
    citation["url"] = "javascript:window.hacked='citation'"
    conversation.add("assistant", attack, citations=[citation])
    conversation.add("teammate", attack, name=attack)
    conversation.add("system", attack)
    conversation.stand("queue", wait_minutes=attack)
    conversation.stand("teammate", assignee=attack)
    conversation.tell("typing", {"on": True, "who": attack})
    conversation.give_card(title=attack, text=attack)
    await chat.panel.get_by_role("button", name="Source 1").click()
    # me, assistant, teammate and their name, system, the quote and its title, the chip
    await expect(chat.log.get_by_text(attack)).to_have_count(8)
    assert await chat.page.evaluate("window.hacked") is None
    await expect(chat.panel.locator("img, script, iframe, svg[onload]")).to_have_count(0)
    await expect(chat.log.get_by_role("link")).to_have_count(0)


async def test_that_the_attack_would_work_as_markup(chat: Chat) -> None:
    await chat.visit()
    await chat.page.evaluate("(text) => { document.body.innerHTML = text }", NASTY[0])
    await expect(chat.page.locator("img")).to_have_count(1)
    for _ in range(50):
        if await chat.page.evaluate("window.hacked") == "img":
            break
        await chat.page.wait_for_timeout(20)
    assert await chat.page.evaluate("window.hacked") == "img"


async def test_that_only_a_persons_addresses_become_links(chat: Chat) -> None:
    await chat.begin("https://example.com/mine")
    chat.desk.only.add("assistant", "See https://example.com/model")
    chat.desk.only.add("teammate", "See https://example.com/track?id=1, please.", name="Dana")
    links = chat.log.get_by_role("link")
    await expect(links).to_have_count(1)
    await expect(links).to_have_attribute("href", "https://example.com/track?id=1")
    await expect(links).to_have_attribute("target", "_blank")
    await expect(links).to_have_attribute("rel", "noopener noreferrer")


async def test_that_it_works_under_a_strict_policy_of_the_host(chat: Chat) -> None:
    chat.desk.page_csp = STRICT
    await chat.begin()
    chat.desk.only.add("assistant", "Good morning")
    chat.desk.only.give_card()
    chat.desk.only.tell("ask_rating", {})
    await expect(chat.log).to_contain_text("Good morning")
    await expect(chat.button("Not yet")).to_be_visible()
    await expect(chat.panel).to_have_css("width", "384px")


async def test_that_the_strict_policy_would_stop_markup(chat: Chat) -> None:
    chat.desk.page_csp = STRICT
    await chat.visit()
    with pytest.raises(Exception, match="TrustedHTML"):
        await chat.page.evaluate("() => { document.body.innerHTML = '<b>x</b>' }")
    chat.console.clear()


async def test_that_neither_sides_style_reaches_the_other(chat: Chat) -> None:
    await chat.open()
    before = await chat.page.get_by_role("heading", level=1).evaluate(
        "(title) => getComputedStyle(title).fontSize"
    )
    await chat.page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("* { color: red !important } h2 { font-size: 90px !important }");
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    title = chat.panel.get_by_role("heading", level=2)
    await expect(title).to_have_css("font-size", "15px")
    await expect(title).not_to_have_css("color", "rgb(255, 0, 0)")
    assert before == "32px"


async def test_that_the_secret_travels_in_a_header_only(chat: Chat) -> None:
    addresses: list[str] = []
    chat.page.on("request", lambda request: addresses.append(request.url))
    await chat.begin(path="/shop?as=mara")
    assert any("/events" in each for each in addresses)
    assert not [each for each in addresses if "secret-1" in each or "signed.mara" in each]


async def test_that_odd_news_is_passed_over(chat: Chat) -> None:
    await chat.begin()
    chat.desk.only.tell("fireworks", {"size": 3})
    chat.desk.only.tell("typing", None)
    chat.desk.only.tell("card", {"id": "x", "kind": "unknown", "title": "Odd", "text": "Card"})
    chat.desk.only.add("assistant", "Still here")
    await expect(chat.log).to_contain_text("Still here")
    await expect(chat.button("Confirm")).to_have_count(0)
