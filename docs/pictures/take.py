"""Takes the pictures of this folder from a fresh demo desk, in light and dark.

    python docs/pictures/take.py

Needs a Chromium. Opens `deskhand demo` on a free port with a home folder of its own, lets some
invented customers write, and photographs what they and a teammate see.
"""

import asyncio
import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import httpx
from playwright.async_api import Browser, Page, async_playwright

from deskhand.settings import read_settings

HERE = Path(__file__).parent
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
VISITORS = (
    "I was charged twice for my subscription in March and I want that money back",
    "My grinder arrived with a crack in the hopper, what now?",
    "This is ridiculous, I am fed up, nobody answers and I need this fixed NOW!!!",
    "Can you cancel my bean subscription please",
    "I will talk to my lawyer about this",
    "Is the gooseneck kettle dishwasher safe?",
    "I forgot my password, nemo@example.com",
    "Ich möchte mit einem Mitarbeiter sprechen",
)


@contextlib.contextmanager
def demo(home: Path) -> Generator[tuple[str, str]]:
    """Address of an open demo desk, and the password of its ready sign-in."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
    environment = {**os.environ, "DESKHAND_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    environment.pop("DATABASE_URL", None)
    process = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-m", "deskhand", "demo", "--port", port],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    said = ""
    while "Stop with" not in said and process.stdout and process.poll() is None:
        said += process.stdout.readline()
    found = re.search(r"sign in with\s+\S+\s+(\S+)", said)
    if found is None:
        raise SystemExit(f"the demo did not open: {said}")
    try:
        yield f"http://127.0.0.1:{port}", found.group(1)
    finally:
        process.terminate()
        process.wait(30)


async def picture(page: Page, name: str, scheme: str) -> None:
    """One file of this folder."""
    await page.wait_for_timeout(900)
    await page.screenshot(path=HERE / f"{name}-{scheme}.png")


async def widget(browser: Browser, address: str, scheme: str) -> None:
    """Mara asks for her parcel, then for a person."""
    size = {"width": 1180, "height": 760}
    context = await browser.new_context(color_scheme=scheme, viewport=size)
    page = await context.new_page()
    await page.goto(f"{address}/shop?as=mara")
    await page.locator("[data-deskhand-open]").first.click()
    box = page.get_by_placeholder("Write a message")
    await box.fill("Where is my order CK-1042?")
    await box.press("Enter")
    await page.get_by_text("should arrive").wait_for()
    await picture(page, "widget", scheme)
    await page.get_by_role("button", name="Talk to a person").click()
    await page.get_by_text("passing this to a colleague").wait_for()
    await picture(page, "widget-handoff", scheme)
    await context.close()


async def console(browser: Browser, address: str, password: str, scheme: str) -> None:
    """Ada signs in, opens Mara's ticket, its trace, and the mailbox."""
    size = {"width": 1440, "height": 900}
    context = await browser.new_context(color_scheme=scheme, viewport=size)
    page = await context.new_page()
    await page.goto(f"{address}/console")
    await page.get_by_label(re.compile("mail", re.I)).fill("ada@copperkettle.example")
    await page.get_by_label(re.compile("password", re.I)).fill(password)
    await page.get_by_role("button", name=re.compile("sign in", re.I)).click()
    await picture(page, "queue", scheme)
    await page.get_by_role("link", name=re.compile("Mara")).first.click()
    await picture(page, "ticket", scheme)
    await page.get_by_role("link", name="Trace", exact=True).first.click()
    await picture(page, "trace", scheme)
    await page.goto(f"{address}/console/mailbox")
    await picture(page, "mailbox", scheme)
    await context.close()


async def take(address: str, password: str) -> None:
    """All pictures."""
    async with httpx.AsyncClient(base_url=address, timeout=30) as http:
        for text in VISITORS:
            await http.post("/v1/conversations?wait=10", json={"channel": "chat", "message": text})
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS
        )
        for scheme in ("light", "dark"):
            await widget(browser, address, scheme)
            await console(browser, address, password, scheme)
        await browser.close()


def main() -> None:
    """Take them."""
    with tempfile.TemporaryDirectory(prefix="deskhand-pictures-") as folder:
        home = Path(folder)
        for part in ("models", "cache"):
            shutil.copytree(read_settings().home / part, home / part)
        with demo(home) as (address, password):
            asyncio.run(take(address, password))


if __name__ == "__main__":
    main()
