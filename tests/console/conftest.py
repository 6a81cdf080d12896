"""A fake desk with the console in front of it, and browsers of both kinds."""

import asyncio
import shutil
from collections.abc import AsyncIterator

import httpx
import pytest
import uvicorn
from playwright.async_api import Browser, async_playwright

from .browser import FLAGS, Console, Place, console_in, until
from .fake_desk import FakeDesk
from .serving import app_of, caller, signed_in


@pytest.fixture
def desk() -> FakeDesk:
    """A desk on a busy morning."""
    return FakeDesk()


@pytest.fixture
async def stranger(desk: FakeDesk) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who is not signed in."""
    async with caller(app_of(desk)) as client:
        yield client


@pytest.fixture
async def ines(stranger: httpx.AsyncClient) -> httpx.AsyncClient:
    """A teammate who is signed in."""
    return await signed_in(stranger)


@pytest.fixture
async def place(desk: FakeDesk) -> AsyncIterator[Place]:
    """The console on a free port."""
    config = uvicorn.Config(
        app_of(desk), port=0, log_level="critical", lifespan="off", timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Place(desk, f"http://127.0.0.1:{port}", server)
    server.should_exit = True
    await running


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


@pytest.fixture
async def console(chromium: Browser, place: Place) -> AsyncIterator[Console]:
    """A teammate's browser, signed in; a complaint of the browser fails the test."""
    context = await chromium.new_context(
        viewport={"width": 1440, "height": 900}, locale="en-US", timezone_id="UTC"
    )
    console = await console_in(context, place)
    await console.sign_in()
    yield console
    await console.leave()
    await context.close()
    assert console.complaints == []
