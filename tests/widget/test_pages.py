"""The shop that carries the widget, and the page behind a reset link."""

import html
import json
import re
from html.parser import HTMLParser

import httpx
import pytest

from deskhand.widget import Shop, Shopper

from .sample import SHOP, ShopDoors


class Found(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        """Note what stands inside of scripts and styles."""
        if self._inside in ("script", "style"):
            self.inline += data.strip()

    @property
    def widget(self) -> dict[str, str | None]:
        """The widget's tag."""
        (tag,) = [attributes for name, attributes in self.tags if name == "script"]
        return tag


@pytest.fixture
def doors() -> ShopDoors:
    """What stands behind the pages."""
    return ShopDoors()


@pytest.fixture
def web(doors: ShopDoors) -> httpx.AsyncClient:
    """A client of the pages."""
    transport = httpx.ASGITransport(doors.app())
    return httpx.AsyncClient(transport=transport, base_url="http://shop.example")


@pytest.mark.parametrize("path", ["/shop", "/shop?as=mara", "/shop/orders?as=tom", "/reset/x"])
async def test_that_no_page_has_inline_script_or_style(web: httpx.AsyncClient, path: str) -> None:
    page = await web.get(path)
    assert page.status_code == 200
    assert "default-src 'self'" in page.headers["content-security-policy"]
    found = Found(page.text)
    assert found.inline == ""
    for tag, attributes in found.tags:
        assert "style" not in attributes, tag
        assert not [name for name in attributes if name.startswith("on")], tag


async def test_that_a_visitor_has_no_token_and_no_orders(web: httpx.AsyncClient) -> None:
    page = (await web.get("/shop")).text
    assert "data-customer-token" not in Found(page).widget
    assert "CK-" not in page
    assert "as a visitor" in page


async def test_that_a_shopper_has_a_signed_token_and_own_orders(web: httpx.AsyncClient) -> None:
    answer = await web.get("/shop?as=mara")
    widget = Found(answer.text).widget
    assert widget["data-customer-token"] == "signed.mara@example.com"
    assert json.loads(widget["data-context"] or "") == {"area": "shop"}
    assert "CK-1042" in answer.text
    assert "CK-1055" not in answer.text
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("who", ["nobody", "", "MARA", "mara@example.com", "\x00", "😀" * 300])
async def test_that_an_unknown_name_is_a_visitor(web: httpx.AsyncClient, who: str) -> None:
    answer = await web.get("/shop", params={"as": who})
    assert answer.status_code == 200
    assert "data-customer-token" not in Found(answer.text).widget


async def test_that_the_orders_page_keeps_who_one_is(web: httpx.AsyncClient) -> None:
    page = (await web.get("/shop/orders?as=mara")).text
    assert "CK-1017" in page
    assert '"/shop?as=mara"' in page
    assert json.loads(Found(page).widget["data-context"] or "") == {"area": "orders"}
    current = [a for tag, a in Found(page).tags if tag == "a" and a.get("aria-current") == "true"]
    assert [each["href"] for each in current] == ["/shop/orders?as=mara"]


async def test_that_somebody_without_orders_is_told_so(web: httpx.AsyncClient) -> None:
    for path in ("/shop?as=yuki", "/shop/orders?as=yuki"):
        assert "Yuki has not ordered yet." in (await web.get(path)).text


async def test_that_all_goods_are_shown_with_their_price(web: httpx.AsyncClient) -> None:
    page = html.unescape((await web.get("/shop")).text)
    for product in SHOP.products:
        assert product.name in page
    assert "$1,899.00" in page


async def test_that_names_and_orders_are_text(web: httpx.AsyncClient) -> None:
    page = (await web.get("/shop?as=mara")).text
    assert "<filters>" not in page
    assert "&lt;filters&gt;" in page


async def test_that_files_are_asked_for_under_lasting_addresses(web: httpx.AsyncClient) -> None:
    found = Found((await web.get("/shop")).text)
    addresses = {
        a.get("src") or a.get("href") for tag, a in found.tags if tag in ("script", "link")
    }
    assert len(addresses) == 3
    for address in addresses:
        assert address is not None
        assert re.fullmatch(r"/(widget\.js|shop\.css|shop\.svg)\?v=[0-9a-f]{8}", address)
        answer = await web.get(address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/reset/good-link", "/reset/2fa/good-link"])
async def test_that_looking_at_a_reset_link_does_not_use_it_up(
    web: httpx.AsyncClient, doors: ShopDoors, path: str
) -> None:
    pages = [await web.get(path) for _ in range(3)]
    assert all("Reset my password" in page.text for page in pages)
    assert doors.asked_links == []
    assert pages[0].headers["referrer-policy"] == "no-referrer"
    assert pages[0].headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/reset/good-link", "/reset/2fa/good-link"])
async def test_that_a_reset_link_works_once(web: httpx.AsyncClient, path: str) -> None:
    first = await web.post(path)
    assert first.status_code == 200
    assert "Your password is reset" in first.text
    second = await web.post(path)
    assert second.status_code == 410
    assert "It was used already or is older than an hour; ask for a new one" in second.text


async def test_that_the_second_factor_is_named_where_there_is_one(web: httpx.AsyncClient) -> None:
    assert "second factor" in (await web.get("/reset/2fa/good-link")).text
    assert "second factor" not in (await web.get("/reset/good-link")).text


@pytest.mark.parametrize("link", ["%00", "a%20b", "x" * 257, "%ED%A0%80", "é"])
async def test_that_a_link_nobody_made_is_refused_before_anybody_is_asked(
    web: httpx.AsyncClient, doors: ShopDoors, link: str
) -> None:
    answer = await web.post(f"/reset/{link}")
    assert answer.status_code == 410
    assert doors.asked_links == []


def test_that_a_shopper_is_found_by_key() -> None:
    mara = Shopper(key="mara", name="Mara", email="mara@example.com")
    shop = Shop(company="C", tagline="T", products=(), shoppers=(mara,))
    assert shop.shopper("mara") == mara
    assert shop.shopper("tom") is None
