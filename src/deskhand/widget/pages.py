"""Routes of the widget's file, the demo shop that carries it, and the reset page."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from deskhand.widget import files, reset
from deskhand.widget.looks import HEADERS, ICON, STYLE, WIDGET, render
from deskhand.widget.shop import Order, Shop

SignToken = Callable[[str], str]
"""Sign a customer token for this e-mail address."""
OrdersOf = Callable[[str], Awaitable[Sequence[Order]]]
"""The orders of this e-mail address, newest first."""


class _Page(NamedTuple):
    path: str
    template: str
    area: str


_PAGES = (_Page("/shop", "shop.html", "shop"), _Page("/shop/orders", "orders.html", "orders"))


def router(
    shop: Shop, *, sign_token: SignToken, consume_reset: reset.ConsumeReset, orders_of: OrdersOf
) -> APIRouter:
    """All routes of this door."""
    routes = APIRouter(include_in_schema=False)
    for file in (WIDGET, STYLE, ICON):
        _add_file(routes, file)
    for page in _PAGES:
        _add_page(routes, page, _Shown(shop, sign_token, orders_of))
    reset.add(routes, shop.company, consume_reset)
    return routes


class _Shown(NamedTuple):
    shop: Shop
    sign_token: SignToken
    orders_of: OrdersOf

    async def page(self, page: _Page, key: str) -> str:
        shopper = self.shop.shopper(key)
        return render(
            page.template,
            page=page,
            shop=self.shop,
            shopper=shopper,
            query=f"?as={shopper.key}" if shopper else "",
            token=self.sign_token(shopper.email) if shopper else None,
            orders=await self.orders_of(shopper.email) if shopper else (),
        )


def _add_file(routes: APIRouter, file: files.StaticFile) -> None:
    async def answer(request: Request) -> Response:
        return files.send(file, request)

    routes.add_api_route(f"/{file.name}", answer, methods=["GET", "HEAD"])


def _add_page(routes: APIRouter, page: _Page, shown: _Shown) -> None:
    async def answer(request: Request) -> Response:
        text = await shown.page(page, request.query_params.get("as", ""))
        return HTMLResponse(text, headers=HEADERS)

    routes.add_api_route(page.path, answer, methods=["GET"])
