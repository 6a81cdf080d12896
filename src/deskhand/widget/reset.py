"""The page behind a reset link: a look changes nothing, the button uses the link up."""

import re
from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from deskhand.widget.looks import SECRET_HEADERS, render

ConsumeReset = Callable[[str], Awaitable[bool]]
"""Use a reset link up; false if it is unknown, used or expired."""

_TOKEN = re.compile(r"[A-Za-z0-9._~-]{1,256}")


def add(routes: APIRouter, company: str, consume: ConsumeReset) -> None:
    """Both kinds of reset link: with and without a second factor."""
    _add(routes, "/reset/2fa/{token}", _page(company, is_two_factor=True), consume)
    _add(routes, "/reset/{token}", _page(company, is_two_factor=False), consume)


def _page(company: str, *, is_two_factor: bool) -> Callable[[str, int], Response]:
    def show(state: str, status: int) -> Response:
        text = render("reset.html", company=company, state=state, is_two_factor=is_two_factor)
        return HTMLResponse(text, status_code=status, headers=SECRET_HEADERS)

    return show


def _add(
    routes: APIRouter, path: str, show: Callable[[str, int], Response], consume: ConsumeReset
) -> None:
    # Mail scanners open every link they see, so only the button may use it up.
    async def ask(token: str) -> Response:
        del token
        return show("ask", 200)

    async def use(token: str) -> Response:
        is_good = _TOKEN.fullmatch(token) is not None and await consume(token)
        return show("done", 200) if is_good else show("gone", 410)

    routes.add_api_route(path, ask, methods=["GET"])
    routes.add_api_route(path, use, methods=["POST"])
