"""What axe finds on a page."""

from typing import cast

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Page


async def findings(page: Page) -> list[str]:
    """What axe finds on this page, with best practices."""
    await page.evaluate(AXE_SCRIPT)
    found = cast(
        "list[dict[str, object]]", await page.evaluate("axe.run().then((all) => all.violations)")
    )
    return [f"{each['id']}: {each['nodes']}" for each in found]
