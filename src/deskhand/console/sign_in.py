"""Signing in and out."""

from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskhand.console.door import SIGN_IN, own_path
from deskhand.console.frame import html
from deskhand.console.patience import Patience
from deskhand.console.render import Pages
from deskhand.console.visit import COOKIE, Reception, theme
from deskhand.domain.customer import normal_email
from deskhand.errors import NotAllowed, NotSignedIn
from deskhand.ports import Clock, Staff

REFUSED = "That address and password do not fit together."
FREE_TRIES_PER_COMPUTER = 50
"""Many teammates may share one address of the network."""
_KEPT_SECONDS = 14 * 24 * 3600
_LONGEST_FIELD = 320


class SignIn:
    """The form at the door."""

    def __init__(self, *, staff: Staff, reception: Reception, pages: Pages, clock: Clock) -> None:
        """Remember whom to ask."""
        self._staff = staff
        self._reception = reception
        self._pages = pages
        self._by_address = Patience(clock=clock, free_tries=5)
        self._by_computer = Patience(clock=clock, free_tries=FREE_TRIES_PER_COMPUTER)

    async def page(self, request: Request, next: str = "") -> Response:
        """Show the form; who is signed in goes on at once."""
        try:
            await self._reception.visit(request)
        except NotSignedIn:
            return self._form(request, next=own_path(next))
        return RedirectResponse(own_path(next), status_code=303)

    async def enter(
        self,
        request: Request,
        email: Annotated[str, Form()] = "",
        password: Annotated[str, Form()] = "",
        next: Annotated[str, Form()] = "",
    ) -> Response:
        """Let them in, or say that it was wrong without saying what."""
        address = normal_email("".join(c for c in email if c.isprintable()))[:_LONGEST_FIELD]
        computer = request.client.host if request.client else ""
        wait = self._wait(address, computer)
        if wait:
            told = f"Too many wrong tries. Wait {wait} s, then try again."
            return self._form(request, next=own_path(next), email=address, told=told, status=429)
        try:
            token = await self._staff.sign_in(address, password[:_LONGEST_FIELD])
        except NotAllowed:
            self._by_address.wrong(address)
            self._by_computer.wrong(computer)
            return self._form(request, next=own_path(next), email=address, told=REFUSED, status=403)
        self._by_address.right(address)
        return _with_cookie(request, RedirectResponse(own_path(next), status_code=303), token)

    async def leave(self, request: Request) -> Response:
        """End the sign-in, here and in the desk."""
        token = request.cookies.get(COOKIE, "")
        if token:
            await self._staff.sign_out(token)
        answer = RedirectResponse(SIGN_IN, status_code=303)
        answer.delete_cookie(COOKIE, path="/console")
        return answer

    def _wait(self, address: str, computer: str) -> int:
        return max(
            self._by_address.seconds_to_wait(address), self._by_computer.seconds_to_wait(computer)
        )

    def _form(
        self, request: Request, *, next: str, email: str = "", told: str = "", status: int = 200
    ) -> Response:
        values = {"next": next, "email": email, "told": told, "theme": theme(request)}
        return html(self._pages.page("sign_in.html", **values), status=status)


def _with_cookie(request: Request, answer: Response, token: str) -> Response:
    answer.set_cookie(
        COOKIE,
        token,
        max_age=_KEPT_SECONDS,
        path="/console",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer
