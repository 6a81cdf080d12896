"""axe finds nothing, on any screen, in both themes, wide and narrow."""

from importlib.resources import files
from typing import Literal, TypedDict, cast

import pytest
from playwright.async_api import Browser, Page

from .browser import Console, Place, console_in
from .sample import EVE, LONG, MARA, TOM
from .turns import TRACES

pytestmark = pytest.mark.browser

SCREENS = [
    "/console/queue",
    "/console/queue?view=mine&q=zzz",
    f"/console/tickets/{MARA.id}?view=all",
    f"/console/tickets/{TOM.id}?view=free",
    f"/console/tickets/{EVE.id}",
    f"/console/tickets/{LONG.id}",
    "/console/traces",
    f"/console/traces/{TRACES[1].turn_id}?step=understand",
    "/console/mailbox",
    "/console/mailbox/2",
    "/console/elsewhere",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text()


class Node(TypedDict):
    """A place where a rule is broken."""

    target: list[str]
    failureSummary: str


class Violation(TypedDict):
    """A rule that is broken."""

    id: str
    nodes: list[Node]


async def findings(page: Page) -> list[str]:
    await page.evaluate(SCRIPT)
    run = "options => axe.run(document, options).then(result => result.violations)"
    violations = cast("list[Violation]", await page.evaluate(run, OPTIONS))
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_that_axe_finds_nothing(
    chromium: Browser, place: Place, theme: Literal["light", "dark"], width: int
) -> None:
    context = await chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True
    )
    console = await console_in(context, place)
    found = {"sign-in": await _sign_in_page(console)}
    await console.sign_in()
    for path in SCREENS:
        await console.page.goto(console.url + path)
        found[path] = await findings(console.page)
    await console.go("/console/queue")
    await console.page.keyboard.press("?")
    found["help"] = await findings(console.page)
    await context.close()
    assert {path: f for path, f in found.items() if f} == {}


async def _sign_in_page(console: Console) -> list[str]:
    await console.page.goto(f"{console.url}/console/sign-in")
    return await findings(console.page)


async def test_that_axe_would_find_something(chromium: Browser) -> None:
    page = await chromium.new_page()
    await page.set_content("<main><input><p style='color:#ccc'>faint</p></main>")
    found = await findings(page)
    await page.close()
    assert any(f.startswith("label:") for f in found)
    assert any(f.startswith("color-contrast:") for f in found)
