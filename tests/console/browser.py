"""The console as a teammate meets it: by role and name, never by class."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
import uvicorn
from playwright.async_api import BrowserContext, ConsoleMessage, Locator, Page, expect

from .fake_desk import FakeDesk
from .fake_doors import PASSWORD

expect.set_options(timeout=15_000)  # the machine of a test run is a busy one

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Place:
    """A running console."""

    desk: FakeDesk
    url: str
    server: uvicorn.Server


async def until(is_so: Callable[[], bool], seconds: float = 8) -> None:
    """Wait for something on the desk's side."""
    for _ in range(int(seconds / 0.02)):
        if is_so():
            return
        await asyncio.sleep(0.02)
    pytest.fail("it did not happen in time")


def reply_box(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Reply to"))


def thread(page: Page) -> Locator:
    return page.get_by_role("region", name="Conversation")


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name="Queue").get_by_role("link", name=name)


@dataclass
class Console:
    """The console as a teammate meets it: by role and name, never by class."""

    page: Page
    desk: FakeDesk
    url: str
    complaints: list[str] = field(default_factory=list[str])

    async def go(self, path: str) -> None:
        """Open an address and wait until the page is live."""
        await self.page.goto(self.url + path)
        await self.page.get_by_text("Live", exact=True).wait_for()

    async def sign_in(self, email: str = "ines@example.com", path: str = "/console/queue") -> None:
        """Come in."""
        await self.page.goto(f"{self.url}/console/sign-in?next={path}")
        await self.page.get_by_label("E-mail").fill(email)
        await self.page.get_by_label("Password").fill(PASSWORD)
        await self.page.get_by_role("button", name="Sign in").click()
        await self.page.get_by_text("Live", exact=True).wait_for()

    async def leave(self) -> None:
        """Let go of the page: a context with a request under way may never close."""
        await self.page.goto("about:blank")

    async def forgive(self) -> None:
        """Leave, and forget what the browser complained about: here it was right."""
        await self.leave()
        self.complaints.clear()


async def console_in(context: BrowserContext, place: Place) -> Console:
    """A new tab of this context."""
    page = await context.new_page()
    page.set_default_timeout(8000)
    console = Console(page, place.desk, place.url)

    def note(message: ConsoleMessage) -> None:
        # htmx says so when a page is left while one of its parts was being fetched.
        is_left = message.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))
        if message.type in ("error", "warning") and not is_left:
            console.complaints.append(f"{message.text} {message.location}")

    page.on("console", note)
    page.on("pageerror", lambda error: console.complaints.append(str(error)))
    return console
