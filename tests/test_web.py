"""The one application: every door is there, with its headers, and only where it belongs."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from deskhand.bootstrap import Desk, Models, OwnPlugs, Plan
from deskhand.errors import DeskhandError, StoreUnavailable
from deskhand.language.ngrams import NGrams
from deskhand.settings import read_settings
from deskhand.starter import demo, template
from deskhand.testing.postgres import Databases
from deskhand.web import SHOP, create_app
from workflows.fakes import FakeModels

ORIGIN = "https://shop.example"


def plan(url: str, home: Path, folder: Path, **environment: str) -> Plan:
    fake = FakeModels({})
    light = Models(embedder=NGrams(), intents=fake, languages=fake, moods=fake, details=fake)
    around = {"DESKHAND_HOME": str(home), "DATABASE_URL": url, "DESKHAND_SECRET": "s" * 43}
    return Plan(
        settings=read_settings(around | environment),
        folder=folder,
        public_url="http://desk.example",
        works=False,
        own=OwnPlugs(models=light),
    )


@asynccontextmanager
async def visiting(app: FastAPI) -> AsyncGenerator[httpx.AsyncClient]:
    """A browser before the application, which is open meanwhile."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://desk.example") as http,
    ):
        yield http


@pytest.fixture(scope="module")
async def http(
    databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[httpx.AsyncClient]:
    """The demo desk, whose widget may stand on one foreign site."""
    url = databases.create()
    home = tmp_path_factory.mktemp("home")
    async with visiting(
        create_app(plan(url, home, demo(), DESKHAND_WIDGET_ORIGINS=ORIGIN))
    ) as http:
        yield http
    databases.drop(url)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/healthz", "application/json"),
        ("/openapi.json", "application/json"),
        ("/docs", "text/html"),
        ("/shop", "text/html"),
        ("/console/sign-in", "text/html"),
    ],
)
async def test_that_every_door_is_open(http: httpx.AsyncClient, path: str, kind: str) -> None:
    answer = await http.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    for script in ("http://", "https://cdn", "//unpkg"):
        assert f'src="{script}' not in answer.text, "nothing is loaded from elsewhere"


async def test_that_the_front_page_is_the_shop(http: httpx.AsyncClient) -> None:
    answer = await http.get("/")
    assert (answer.status_code, answer.headers["location"]) == (307, "/shop")


@pytest.mark.parametrize(
    ("path", "is_guarded"),
    [("/shop", True), ("/console/sign-in", True), ("/healthz", False), ("/openapi.json", False)],
)
async def test_that_pages_tell_the_browser_what_they_may(
    http: httpx.AsyncClient, path: str, *, is_guarded: bool
) -> None:
    headers = (await http.get(path)).headers
    if is_guarded:
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    else:
        assert "frame-ancestors" not in headers.get("content-security-policy", "")


@pytest.mark.parametrize(
    ("origin", "is_allowed"),
    [(ORIGIN, True), ("https://evil.example", False), ("null", False), (ORIGIN + ".evil", False)],
)
async def test_that_only_a_named_site_may_carry_the_widget(
    http: httpx.AsyncClient, origin: str, *, is_allowed: bool
) -> None:
    asked = await http.options(
        "/v1/conversations",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type, authorization",
        },
    )
    assert (asked.headers.get("access-control-allow-origin") == origin) is is_allowed
    sent = await http.post("/v1/conversations", json={"message": ""}, headers={"Origin": origin})
    assert sent.status_code == 422
    assert (sent.headers.get("access-control-allow-origin") == origin) is is_allowed
    assert "access-control-allow-credentials" not in sent.headers


async def test_that_every_refusal_has_one_shape(http: httpx.AsyncClient) -> None:
    for answer in (
        await http.get("/no/such/page"),
        await http.delete("/healthz"),
        await http.post("/v1/conversations", content=b"{"),
        await http.post("/v1/conversations", content=b"x" * 1_000_001),
        await http.get("/v1/queues"),
    ):
        assert 400 <= answer.status_code < 500
        assert set(answer.json()["error"]) == {"code", "message"}


async def test_that_long_pages_are_packed_for_who_can_unpack(http: httpx.AsyncClient) -> None:
    packed = await http.get("/openapi.json", headers={"Accept-Encoding": "gzip"})
    plain = await http.get("/openapi.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


async def test_that_every_shopper_is_signed_in_as_themselves(http: httpx.AsyncClient) -> None:
    for shopper in SHOP.shoppers:
        page = await http.get("/shop", params={"as": shopper.key})
        assert page.status_code == 200
        assert shopper.name in page.text


async def test_that_a_workspace_without_a_shop_has_none(database_url: str, tmp_path: Path) -> None:
    async with visiting(create_app(plan(database_url, tmp_path, template()))) as http:
        for path in ("/", "/shop", "/reset/x"):
            assert (await http.get(path)).status_code == 404
        assert (await http.get("/console/sign-in")).status_code == 200
        answer = await http.get("/healthz", headers={"Origin": ORIGIN})
        assert "access-control-allow-origin" not in answer.headers, "no site was named"


async def test_that_opening_is_told_once_it_is_open(database_url: str, tmp_path: Path) -> None:
    told: list[tuple[bool, str]] = []

    async def opened(desk: Desk, public: str) -> None:
        told.append((desk.is_closing, public))

    app = create_app(plan(database_url, tmp_path, template()), opened=opened)
    assert told == []
    async with visiting(app):
        assert told == [(False, "http://desk.example")]


async def test_that_a_desk_that_cannot_open_tells_why(tmp_path: Path) -> None:
    told: list[DeskhandError] = []
    away = plan("postgresql://desk:secret@127.0.0.1:1/desk", tmp_path, template())
    with pytest.raises(StoreUnavailable):
        async with asyncio.timeout(20), visiting(create_app(away, failed=told.append)):
            raise AssertionError("it opened")
    assert [type(error) for error in told] == [StoreUnavailable]
