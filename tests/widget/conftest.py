"""A real browser in front of a fake desk."""

import asyncio
import shutil
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    async_playwright,
)

from .desk_state import FakeDesk
from .fake_desk import app

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium, one for all tests."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("NO BROWSER TESTS: there is no `chromium` on this machine")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        await browser.close()


@dataclass
class Place:
    """A fake desk and its address."""

    desk: FakeDesk
    url: str


@pytest.fixture
def place() -> Iterator[Place]:
    """A fresh desk on a free port."""
    desk = FakeDesk()
    config = uvicorn.Config(app(desk), port=0, log_level="critical", ws="none", lifespan="off")
    config.timeout_graceful_shutdown = 1
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Place(desk, f"http://127.0.0.1:{port}")
    server.should_exit = True
    desk.drop_streams()
    thread.join(5)


@dataclass
class Chat:
    """The widget as a customer meets it: by role and name, never by class."""

    page: Page
    desk: FakeDesk
    url: str
    console: list[str] = field(default_factory=list[str])

    @property
    def launcher(self) -> Locator:
        """The round button."""
        return self.page.locator("button[aria-haspopup=dialog]")

    @property
    def panel(self) -> Locator:
        """The open panel."""
        return self.page.get_by_role("dialog")

    @property
    def log(self) -> Locator:
        """The messages."""
        return self.panel.get_by_role("log")

    @property
    def box(self) -> Locator:
        """Where one writes."""
        return self.panel.get_by_role("textbox", name="Write a message")

    def button(self, name: str) -> Locator:
        """A button of the panel."""
        return self.panel.get_by_role("button", name=name, exact=True)

    async def visit(self, path: str = "/host") -> None:
        """Go to a page that carries the widget."""
        await self.page.goto(self.url + path)
        await self.launcher.wait_for()

    async def open(self, path: str = "/host") -> None:
        """Visit and open the chat."""
        await self.visit(path)
        await self.launcher.click()

    async def say(self, text: str) -> None:
        """Write and send."""
        await self.box.fill(text)
        await self.box.press("Enter")

    async def begin(self, text: str = "Hello", path: str = "/host") -> None:
        """Open and have a conversation with a live stream."""
        await self.open(path)
        await self.say(text)
        await until(lambda: self.desk.open_streams == 1 and len(self.desk.only.messages) == 1)

    def errors(self) -> list[str]:
        """What the browser complained about, apart from answers the desk refused on purpose."""
        return [each for each in self.console if "Failed to load resource" not in each]


async def until(is_so: Callable[[], object], seconds: float = 8) -> None:
    """Wait for something on the desk's side."""
    for _ in range(int(seconds / 0.02)):
        if is_so():
            return
        await asyncio.sleep(0.02)
    pytest.fail("it did not happen in time")


async def chat_in(context: BrowserContext, place: Place) -> Chat:
    """A chat in a new tab of this context."""
    page = await context.new_page()
    page.set_default_timeout(8000)
    chat = Chat(page, place.desk, place.url)

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            chat.console.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: chat.console.append(str(error)))
    return chat


@pytest.fixture
async def chat(chromium: Browser, place: Place) -> AsyncIterator[Chat]:
    """A customer's browser, clean; a complaint in its console fails the test."""
    context = await chromium.new_context(viewport={"width": 1100, "height": 800}, locale="en-US")
    chat = await chat_in(context, place)
    yield chat
    await context.close()
    assert chat.errors() == []
