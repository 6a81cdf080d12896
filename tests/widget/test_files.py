"""The widget's file: small, cached, and the same program after squeezing."""

import gzip

import httpx
import pytest

from deskhand.widget import files

from .sample import ShopDoors


@pytest.fixture
def web() -> httpx.AsyncClient:
    """A client of the files."""
    transport = httpx.ASGITransport(ShopDoors().app())
    return httpx.AsyncClient(transport=transport, base_url="http://shop.example")


def test_that_the_widget_stays_within_ten_kilobytes() -> None:
    assert len(gzip.compress(files.read("widget.js").content, 9)) <= 10_000


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("const a = 1; // why\n/* more\n why */ const b = 2;\n", "const a=1;const b=2;"),
        ('say("two  spaces // kept");', 'say("two  spaces // kept");'),
        ('say("a \\" quote  // kept");', 'say("a \\" quote  // kept");'),
        ("const css = `\n  a > b { c: d }`;", "const css=`\n  a > b { c: d }`;"),
        (r"split(/a  [/'], b\/  c/);", r"split(/a  [/'], b\/  c/);"),
        ("const half = whole / 2; // a / b", "const half=whole / 2;"),
        ("return value\nwhere", "return value\nwhere"),
    ],
)
def test_that_squeezing_leaves_the_program_as_it_is(source: str, expected: str) -> None:
    assert files.squeezed(source).strip() == expected


async def test_that_a_known_version_is_not_sent_again(web: httpx.AsyncClient) -> None:
    first = await web.get("/widget.js")
    tag = first.headers["etag"]
    assert first.headers["content-type"].startswith("text/javascript")
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = await web.get("/widget.js", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    changed = await web.get("/widget.js", headers={"If-None-Match": '"other"'})
    assert changed.status_code == 200


async def test_that_only_the_right_version_is_kept_for_long(web: httpx.AsyncClient) -> None:
    file = files.read("widget.js")
    right = await web.get(file.address)
    assert right.headers["cache-control"] == "public, max-age=31536000, immutable"
    for other in ("/widget.js", "/widget.js?v=00000000"):
        answer = await web.get(other)
        assert answer.headers["cache-control"] == "public, max-age=300"


async def test_that_other_sites_may_load_the_widget(web: httpx.AsyncClient) -> None:
    answer = await web.head("/widget.js")
    assert answer.status_code == 200
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
