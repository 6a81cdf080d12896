"""The one web application: the API, the console and the widget beside each other."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response

from deskhand import __version__
from deskhand.api import customer_token
from deskhand.api.app import routes
from deskhand.api.body import LargestBody
from deskhand.api.faults import add_faults
from deskhand.bootstrap import Desk, Plan, open_desk
from deskhand.console import pages as console
from deskhand.console.headers import SecurityHeaders
from deskhand.errors import DeskhandError
from deskhand.widget import pages as widget
from deskhand.widget.shop import Order, Product, Shop, Shopper

SHOP = Shop(
    company="Copper Kettle Coffee",
    tagline="Good tools and fresh beans for people who make coffee at home.",
    products=(
        Product(
            name="Hearth espresso machine",
            about="Dual boiler, for mornings that matter.",
            cents=129_000,
            drawing="machine",
        ),
        Product(
            name="Burr grinder",
            about="From French press to espresso, evenly.",
            cents=24_900,
            drawing="grinder",
        ),
        Product(
            name="Gooseneck kettle",
            about="Pours slowly, holds its heat.",
            cents=11_900,
            drawing="kettle",
        ),
    ),
    shoppers=(
        Shopper(key="mara", name="Mara Lindqvist", email="mara@example.com"),
        Shopper(key="tom", name="Tom Okafor", email="tom@example.com"),
        Shopper(key="priya", name="Priya Nair", email="priya@example.com"),
        Shopper(key="sam", name="Sam Ortiz", email="sam@example.com"),
    ),
)

Opened = Callable[[Desk, str], Awaitable[None]]
"""Called with the desk and its address once it is open."""
Failed = Callable[[DeskhandError], None]
"""Called with the reason why the desk cannot open."""


def create_app(
    plan: Plan, *, opened: Opened | None = None, failed: Failed | None = None
) -> FastAPI:
    """The application; the desk opens when it starts and closes when it stops."""

    @asynccontextmanager
    async def open_and_close(app: FastAPI) -> AsyncGenerator[None]:
        try:
            async with open_desk(plan) as desk:
                app.state.desk = desk
                _add_pages(app, desk)
                if opened:
                    await opened(desk, plan.public_url)
                yield
        except DeskhandError as wrong:
            if failed:
                failed(wrong)
            raise

    app = FastAPI(
        title="Deskhand",
        version=__version__,
        lifespan=open_and_close,
        docs_url=None,
        redoc_url=None,
    )
    app.include_router(routes())
    app.add_api_route("/healthz", _healthy, include_in_schema=False)
    add_faults(app)
    app.add_middleware(LargestBody)
    app.add_middleware(GZipMiddleware, minimum_size=2_000, compresslevel=5)
    if plan.settings.widget_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=plan.settings.widget_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["Retry-After"],
        )
    app.add_middleware(SecurityHeaders, only=("/console", "/shop", "/reset"))
    return app


def _add_pages(app: FastAPI, desk: Desk) -> None:
    app.include_router(
        console.router(
            book=desk.book,
            staff=desk.staff,
            feed=desk.feed,
            mailbox=desk.mailbox,
            work=desk.work,
            company=desk.workspace.company.name,
            clock=desk.sockets.clock,
        )
    )
    if desk.shop:
        app.include_router(
            widget.router(
                SHOP,
                sign_token=lambda email: _signed(email, desk),
                consume_reset=desk.shop.consume_reset,
                orders_of=lambda email: _orders(email, desk),
            )
        )
        app.add_api_route("/", _to_shop, include_in_schema=False)


def _signed(email: str, desk: Desk) -> str:
    shopper = next(each for each in SHOP.shoppers if each.email == email)
    return customer_token.sign(
        desk.customer_token_secret,
        email=email,
        name=shopper.name,
        now=desk.sockets.clock.now(),
        id=desk.sockets.chance.id(),
    )


async def _orders(email: str, desk: Desk) -> list[Order]:
    rows = await desk.shop.orders_of(email) if desk.shop else []
    return [Order.model_validate(row) for row in rows]


async def _healthy() -> Response:
    return JSONResponse({"status": "ok"})


async def _to_shop() -> Response:
    return RedirectResponse("/shop")
