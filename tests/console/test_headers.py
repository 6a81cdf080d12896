import re
from html.parser import HTMLParser
from importlib.resources import files

import httpx
import pytest
from typing_extensions import override

from deskhand.console.headers import SecurityHeaders

from .fake_desk import FakeDesk
from .sample import EVE, MARA
from .serving import app_of, caller
from .turns import TRACES

PAGES = [
    "/console/queue",
    f"/console/tickets/{MARA.id}",
    f"/console/tickets/{EVE.id}",
    "/console/traces",
    f"/console/traces/{TRACES[1].turn_id}",
    "/console/mailbox/1",
]


class Offences(HTMLParser):
    """Finds what the policy would block, or what should never be a link."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given):
            self.found.append(tag)
        for name, value in given.items():
            is_place = name in ("href", "src", "action", "hx-get", "hx-post")
            if name == "style" or name.startswith("on"):
                self.found.append(f"{tag} {name}")
            if is_place and not re.match(r"/console|/reset|#|https://shop\.example/", value or ""):
                self.found.append(f"{tag} {name}={value}")


def offences(page: str) -> list[str]:
    parser = Offences()
    parser.feed(page)
    return parser.found


def test_that_offences_would_be_found() -> None:
    page = '<p style="a"><a href="javascript:x" onclick=y>z</a><script>1</script><style></style>'
    assert len(offences(page)) == 5


@pytest.mark.parametrize("path", PAGES)
async def test_that_a_page_holds_nothing_its_policy_forbids(
    ines: httpx.AsyncClient, path: str
) -> None:
    answer = await ines.get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'self'; img-src 'self' data:; frame-ancestors 'none'")
    assert answer.headers["cache-control"] == "no-store"
    assert offences(answer.text) == []


@pytest.mark.parametrize("path", ["/console/sign-in", "/console/static/desk.css"])
async def test_that_strangers_get_the_headers_too(stranger: httpx.AsyncClient, path: str) -> None:
    answer = await stranger.get(path)
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "has_policy"),
    [("/shop", True), ("/shop/a", True), ("/shopping", False), ("/v1/tickets", False)],
)
async def test_that_headers_can_be_for_some_places_only(*, path: str, has_policy: bool) -> None:
    app = app_of(FakeDesk())
    app.user_middleware.clear()
    app.add_middleware(SecurityHeaders, only=("/shop",))
    async with caller(app) as client:
        answer = await client.get(path)
    assert ("content-security-policy" in answer.headers) is has_policy


def test_that_templates_have_no_way_around_the_escaping() -> None:
    folder = files("deskhand.console").joinpath("templates")
    texts = [
        p.read_text()
        for p in (*folder.iterdir(), *folder.joinpath("parts").iterdir())
        if p.is_file()
    ]
    assert len(texts) > 15
    for text in texts:
        assert not re.search(r"\|\s*safe|autoescape|\bMarkup\b", text)
