"""A teammate's morning in a real browser, by role and name."""

import asyncio
import re

import pytest
from playwright.async_api import Browser, expect

from deskhand.domain.ticket import Holder, Status

from .browser import Console, Place, console_in, reply_box, row, thread, until
from .fake_doors import PASSWORD
from .sample import INES, MARA, TOM
from .turns import TRACES

pytestmark = pytest.mark.browser


async def test_that_a_wrong_password_is_told_and_a_right_one_opens(
    chromium: Browser, place: Place
) -> None:
    context = await chromium.new_context()
    console = await console_in(context, place)
    page = console.page
    await page.goto(f"{place.url}/console/traces")
    await expect(page).to_have_title("Sign in · Copper Kettle Coffee")
    await page.get_by_label("E-mail").fill("ines@example.com")
    await page.get_by_label("Password").fill("wrong")
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("alert")).to_have_text(
        "That address and password do not fit together."
    )
    await expect(page.get_by_label("E-mail")).to_have_value("ines@example.com")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Traces")).to_be_visible()
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await page.goto(f"{place.url}/console/queue")
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await context.close()
    assert [c for c in console.complaints if "403" not in c] == []


async def test_that_a_ticket_is_taken_answered_and_resolved(console: Console) -> None:
    page = console.page
    await expect(page).to_have_title("(8) All")
    await row(page, "Tom Okafor").click()
    await expect(page.get_by_role("heading", name="Reset link never arrives")).to_be_visible()
    await expect(page).to_have_title("(8) Reset link never arrives · Queue")
    await page.get_by_role("button", name="Take").click()
    await expect(page.get_by_role("article").get_by_text("Ines Moreau has it")).to_be_visible()
    await expect(reply_box(page)).to_be_focused()
    await expect(reply_box(page)).to_have_value(re.compile("^Hi Tom,"))
    await expect(page.get_by_text("Suggested reply")).to_be_visible()
    await reply_box(page).fill("The new link is on its way.")
    await expect(page.get_by_text("Suggested reply")).to_be_hidden()
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(thread(page).get_by_text("The new link is on its way.")).to_be_visible()
    await expect(reply_box(page)).to_have_value("")
    assert console.desk.threads[TOM.id][-1].name == "Ines"
    await page.get_by_role("button", name="Resolve", exact=True).click()
    await expect(page.get_by_role("status").get_by_text("Resolved.")).to_be_visible()
    assert console.desk.tickets[TOM.id].status is Status.resolved
    # It went on to the ticket below, and the list no longer has the old one.
    await expect(page).not_to_have_url(re.compile(str(TOM.id)))
    await expect(row(page, "Tom Okafor")).to_have_count(0)
    await page.get_by_role("link", name="Show it").click()
    await expect(page.get_by_role("heading", name="Reset link never arrives")).to_be_visible()


async def test_that_j_and_k_walk_the_list_and_the_parts_open_and_fold(console: Console) -> None:
    page, press = console.page, console.page.keyboard.press
    await press("j")
    await expect(page.get_by_role("heading", name=MARA.subject)).to_be_visible()
    await press("j")
    await expect(page.get_by_role("heading", name=TOM.subject)).to_be_visible()
    await expect(row(page, "Tom Okafor")).to_have_attribute("aria-current", "true")
    await press("k")
    await expect(page.get_by_role("heading", name=MARA.subject)).to_be_visible()
    await press("Enter")
    await expect(thread(page)).to_be_focused()
    next_step, panel = page.get_by_text("Ask the carrier for"), page.get_by_role("complementary")
    for is_open in (False, True):
        await press("b")
        await expect(next_step).to_be_visible(visible=is_open)
        await press("i")
        await expect(panel).to_be_visible(visible=is_open)
    await press("t")
    await expect(page).to_have_url(re.compile(f"/console/traces/{TRACES[1].turn_id}"))


async def test_that_a_ticket_can_be_worked_with_the_keyboard(console: Console) -> None:
    page, press = console.page, console.page.keyboard.press
    await press("j")
    await expect(page.get_by_role("heading", name=MARA.subject)).to_be_visible()
    await press("n")
    await page.keyboard.type("Called the depot: jan n r e")
    await press("Control+Enter")
    await expect(thread(page).get_by_text("Called the depot: jan n r e")).to_be_visible()
    assert console.desk.threads[MARA.id][-1].is_note
    await press("Escape")
    await press("r")
    await expect(reply_box(page)).to_be_focused()
    await press("Control+a")
    await page.keyboard.type("Found it!")
    await press("Control+Enter")
    await expect(thread(page).get_by_text("Found it!")).to_be_visible()
    await press("Escape")
    await press("e")
    await until(lambda: console.desk.tickets[MARA.id].status is Status.resolved)
    await expect(page.get_by_role("heading", name=TOM.subject)).to_be_visible()
    await row(page, "Tom Okafor").focus()
    await press("a")
    await until(lambda: console.desk.tickets[TOM.id].assignee_id == INES.id)
    await expect(reply_box(page)).to_be_focused()
    await press("Escape")
    await press("h")
    await expect(page.get_by_role("article").get_by_text("with the assistant")).to_be_visible()
    assert console.desk.tickets[TOM.id].holder is Holder.assistant


async def test_that_keys_lead_to_every_screen(console: Console) -> None:
    page, press = console.page, console.page.keyboard.press
    await press("g")
    await press("t")
    await expect(page.get_by_role("heading", name="Traces")).to_be_visible()
    await press("j")
    await press("j")
    await press("Enter")
    await expect(page).to_have_url(re.compile(str(TRACES[1].turn_id)))
    await press("j")
    await expect(page).to_have_url(re.compile("step=understand"))
    await expect(page.get_by_role("region", name="Chosen step")).to_contain_text("Wants person")
    await press("g")
    await press("m")
    await expect(page.get_by_role("heading", name="Mailbox")).to_be_visible()
    await press("g")
    await press("q")
    await expect(page.get_by_role("heading", name="Queue")).to_be_visible()


async def test_that_the_search_filters_while_one_types(console: Console) -> None:
    page, press = console.page, console.page.keyboard.press
    await press("/")
    await page.keyboard.type("charged")
    await expect(row(page, "Tom Okafor")).to_have_count(0)
    await expect(row(page, "Jonas Weber")).to_be_visible()
    await press("Enter")
    await expect(page).to_have_url(re.compile("q=charged"))
    await page.get_by_role("searchbox").fill("zzz")
    await page.get_by_role("link", name="Clear the search").click()
    await expect(row(page, "Tom Okafor")).to_be_visible()


async def test_that_single_keys_can_be_switched_off(console: Console) -> None:
    page, press = console.page, console.page.keyboard.press
    await press("?")
    dialog = page.get_by_role("dialog", name="Keyboard")
    await expect(dialog).to_be_visible()
    await press("j")
    await dialog.get_by_label("Single keys work").uncheck()
    await press("Escape")
    await expect(dialog).to_be_hidden()
    await press("g")
    await press("t")
    await press("j")
    await asyncio.sleep(0.3)
    await expect(page).to_have_url(re.compile("/console/queue$"))


async def test_that_the_theme_is_remembered(console: Console) -> None:
    page = console.page
    root = page.locator("html")
    await expect(root).to_have_attribute("data-theme", "system")
    for theme in ("light", "dark"):
        await page.get_by_role("button", name="Theme:").click()
        await expect(root).to_have_attribute("data-theme", theme)
    await console.go("/console/traces")
    await expect(root).to_have_attribute("data-theme", "dark")
    await expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()


async def test_that_the_mailbox_can_be_read_and_emptied(console: Console) -> None:
    page = console.page
    await page.get_by_role("link", name="Mailbox").click()
    await expect(page.get_by_text("No mail leaves this machine.")).to_be_visible()
    await page.get_by_role("link", name="mara@example.com").click()
    link = page.get_by_role("article").get_by_role("link", name="/reset/abc-123")
    await expect(link).to_have_attribute("href", "/reset/abc-123?from=mail")
    await expect(page).to_have_url(re.compile("/console/mailbox/2"))
    await page.get_by_role("searchbox").fill("555 0188")
    await expect(page.get_by_role("listitem").filter(has_text="+1 312 555 0188")).to_be_visible()
    await expect(page.get_by_role("link", name="jonas@bounce.example")).to_have_count(0)
    await page.get_by_role("button", name="Empty mailbox").click()
    await expect(page.get_by_text("The mailbox is empty.")).to_be_visible()
    assert console.desk.mailbox.kept == []


async def test_that_a_phone_shows_one_thing_at_a_time(chromium: Browser, place: Place) -> None:
    context = await chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    console = await console_in(context, place)
    page = console.page
    await console.sign_in()
    await row(page, "Tom Okafor").tap()
    await expect(page.get_by_role("heading", name=TOM.subject)).to_be_visible()
    await expect(row(page, "Mara Lindqvist")).to_be_hidden()
    await expect(page.get_by_text("Looked up the order")).to_be_hidden()
    panel = page.get_by_role("complementary", name="Customer")
    await expect(panel).to_be_hidden()
    await page.get_by_role("button", name="Customer panel").tap()
    await expect(panel).to_be_visible()
    await page.get_by_role("button", name="Close the customer panel").tap()
    await expect(panel).to_be_hidden()
    await page.get_by_role("link", name="Back to the queue").tap()
    await expect(row(page, "Mara Lindqvist")).to_be_visible()
    await console.leave()
    await context.close()
    assert console.complaints == []


async def test_that_nothing_a_customer_writes_runs(console: Console) -> None:
    page = console.page
    for path in (
        "/console/queue",
        "/console/mailbox/1",
        f"/console/traces/{TRACES[1].turn_id}?step=reply",
    ):
        await console.go(path)
    await console.go("/console/queue")
    await row(page, "<img src=x").click()
    await expect(page.get_by_role("heading", name="<img src=x").first).to_be_visible()
    await asyncio.sleep(0.3)
    assert "1337" not in (await page.title()).replace("document.title=1337", "")
    assert await page.get_by_role("img", name="x").count() == 0
