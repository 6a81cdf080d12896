"""What changes on a screen by itself, and what must not."""

import asyncio
import re

import pytest
from playwright.async_api import expect

from .browser import Console, Place, console_in, reply_box, row, thread, until
from .sample import ELIF, INES, JONAS, MARA, OWEN, PRIYA, TOM

pytestmark = pytest.mark.browser


async def test_that_a_new_message_comes_in_and_the_draft_stays(console: Console) -> None:
    page = console.page
    await row(page, "Mara Lindqvist").click()
    await reply_box(page).fill("Half a sent")
    await page.mouse.move(800, 5)
    console.desk.customer_says(MARA.id, "It is here now, under the stairs!")
    news = thread(page).get_by_text("It is here now, under the stairs!")
    await expect(news).to_be_visible()
    await expect(news).to_be_in_viewport()
    await expect(row(page, "Mara Lindqvist")).to_contain_text("It is here now")
    await expect(reply_box(page)).to_have_value("Half a sent")
    await expect(reply_box(page)).to_be_focused()
    await page.keyboard.type("ence")
    await expect(reply_box(page)).to_have_value("Half a sentence")
    await page.reload()
    await expect(reply_box(page)).to_have_value("Half a sentence")
    await row(page, "Tom Okafor").click()
    await expect(reply_box(page)).to_have_value(re.compile("^Hi Tom"))
    await page.go_back()
    await expect(reply_box(page)).to_have_value("Half a sentence")
    assert await thread(page).get_by_text("under the stairs").count() == 1


async def test_that_a_reader_further_up_is_not_moved(console: Console) -> None:
    page = console.page
    for number in range(30):
        console.desk.customer_says(MARA.id, f"Line {number}")
    await console.go(f"/console/tickets/{MARA.id}")
    await thread(page).get_by_text("Line 29").hover()
    await page.mouse.wheel(0, -600)
    await expect(thread(page).get_by_text("Line 29")).not_to_be_in_viewport()
    console.desk.customer_says(MARA.id, "The newest")
    button = page.get_by_role("button", name="1 new")
    await expect(button).to_be_visible()
    await expect(thread(page).get_by_text("The newest")).not_to_be_in_viewport()
    await button.click()
    await expect(thread(page).get_by_text("The newest")).to_be_in_viewport()
    await expect(button).to_be_hidden()


async def test_that_rows_do_not_move_under_the_pointer(console: Console) -> None:
    page = console.page
    await row(page, "Tom Okafor").hover()
    console.desk.change(PRIYA.id, deadline=MARA.deadline)
    held = page.get_by_role("button", name="Show the new order")
    await expect(held).to_be_visible()
    names = page.get_by_role("region", name="Queue").get_by_role("listitem")
    await expect(names.nth(1)).to_contain_text("Tom Okafor")
    await held.click()
    await expect(names.nth(1)).to_contain_text("Priya Nair")
    await expect(held).to_be_hidden()


async def test_that_what_another_teammate_does_is_seen_at_once(console: Console) -> None:
    page = console.page
    await row(page, "Jonas Weber").click()
    send = page.get_by_role("button", name="Send", exact=True)
    await expect(send).to_be_enabled()
    await console.desk.take(JONAS.id, OWEN)
    await expect(page.get_by_text("Owen Price has this ticket.")).to_be_visible()
    await expect(send).to_be_disabled()
    await reply_box(page).focus()
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_role("alert")).to_contain_text("Owen Price has this ticket.")


async def test_that_a_refused_reply_is_kept_with_its_reason(console: Console) -> None:
    page = console.page
    await row(page, "Jonas Weber").click()
    await reply_box(page).fill("A long answer")
    # Taken in the very moment: nobody was told yet.
    console.desk.tickets[JONAS.id] = ELIF.model_copy(update={"id": JONAS.id})
    await page.get_by_role("button", name="Send", exact=True).click()
    alert = page.get_by_role("alert").filter(has_text="Not sent")
    await expect(alert).to_have_text(
        "Not sent: Owen Price has this ticket. Ask for it first. Your text is kept."
    )
    await expect(reply_box(page)).to_have_value("A long answer")
    assert [c for c in console.complaints if "409" in c] != []
    await console.forgive()


async def test_that_no_connection_costs_no_text(console: Console) -> None:
    page = console.page
    await row(page, "Mara Lindqvist").click()
    await reply_box(page).fill("Precious words")
    await page.context.set_offline(True)
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.get_by_role("alert").filter(has_text="Not sent")).to_have_text(
        "Not sent: no connection. Your text is kept."
    )
    await page.context.set_offline(False)
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(thread(page).get_by_text("Precious words")).to_be_visible()
    said = [m.text for m in console.desk.threads[MARA.id]]
    assert said.count("Precious words") == 1
    await console.forgive()


async def test_that_a_lost_stream_is_shown_and_made_up_for(console: Console) -> None:
    page = console.page
    await row(page, "Mara Lindqvist").click()
    await page.mouse.move(800, 5)
    console.desk.feed.break_off()
    await until(lambda: not console.desk.feed.queues)
    console.desk.customer_says(MARA.id, "Said into the gap")
    await expect(page.get_by_text("Reconnecting")).to_be_visible()
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()
    await expect(thread(page).get_by_text("Said into the gap")).to_be_visible()
    await expect(row(page, "Mara Lindqvist")).to_contain_text("Said into the gap")
    await console.forgive()


async def test_that_signing_out_elsewhere_closes_this_page_too(console: Console) -> None:
    console.desk.staff.tokens.clear()
    console.desk.feed.break_off()
    await expect(console.page.get_by_role("heading", name="Sign in")).to_be_visible()
    await console.forgive()


async def test_that_many_tabs_share_one_stream(console: Console, place: Place) -> None:
    tabs = [await console_in(console.page.context, place) for _ in range(8)]
    for tab in tabs:
        await tab.go(f"/console/tickets/{MARA.id}")
    assert console.desk.open_streams == 1
    console.desk.customer_says(MARA.id, "To all of you")
    for tab in tabs:
        await expect(thread(tab.page).get_by_text("To all of you")).to_have_count(1)
    for tab in tabs:
        await tab.page.close()
        assert tab.complaints == []
    await console.page.goto("about:blank")
    await until(lambda: console.desk.open_streams == 0)


async def test_that_a_watching_browser_does_not_keep_the_server_from_stopping(
    console: Console, place: Place
) -> None:
    assert console.desk.open_streams == 1
    place.server.should_exit = True
    started = asyncio.get_running_loop().time()
    await until(lambda: console.desk.open_streams == 0, seconds=4)
    assert asyncio.get_running_loop().time() - started < 2.5
    await console.forgive()


async def test_that_reading_a_ticket_is_told_but_hovering_is_not(console: Console) -> None:
    page = console.page
    await row(page, "Tom Okafor").hover()
    await asyncio.sleep(0.3)
    assert console.desk.saw_calls == []
    await row(page, "Tom Okafor").click()
    await until(lambda: console.desk.saw_calls == [(TOM.id, "Ines Moreau")])
    await expect(row(page, "Tom Okafor").get_by_text("Unread.")).to_have_count(0)
    await expect(row(page, "Mara Lindqvist").get_by_text("Unread.")).to_have_count(1)


async def test_that_the_countdown_ticks_and_turns(console: Console) -> None:
    page = console.page
    clock = row(page, "Priya Nair").get_by_role("time")
    await expect(clock).to_contain_text(re.compile(r"12:4\d"))
    first = await clock.inner_text()
    await expect(clock).not_to_have_text(first)


async def test_that_a_press_arrives_though_news_come_in_between(console: Console) -> None:
    page = console.page
    link, other = row(page, "Tom Okafor"), row(page, "Priya Nair")
    await link.hover()
    await page.mouse.down()
    console.desk.customer_says(PRIYA.id, "Meanwhile")
    console.desk.change(TOM.id, subject="Another title")
    await expect(other).to_contain_text("Meanwhile")
    await page.mouse.up()
    await expect(page.get_by_role("heading", name="Another title")).to_be_visible()
    await page.get_by_role("button", name="Take").hover()
    await page.mouse.down()
    console.desk.customer_says(TOM.id, "One more thing")
    await expect(thread(page).get_by_text("One more thing")).to_be_visible()
    await asyncio.sleep(0.3)
    await page.mouse.up()
    await until(lambda: console.desk.tickets[TOM.id].assignee_id == INES.id)
