"""The edge of the console: turns refusals into pages and strangers away."""

from collections.abc import Callable, Coroutine
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskhand.console.frame import html
from deskhand.console.render import Pages
from deskhand.console.visit import theme
from deskhand.errors import (
    Conflict,
    DeskhandError,
    NotAllowed,
    NotFound,
    NotSignedIn,
    StoreUnavailable,
    TextRefused,
    WrongUse,
)

SIGN_IN = "/console/sign-in"
HOME = "/console/queue"
LARGEST_FORM = 200_000
_STATUS: tuple[tuple[type[DeskhandError], int, str], ...] = (
    (NotFound, 404, "Not here"),
    (NotAllowed, 403, "Not allowed"),
    (Conflict, 409, "Somebody was faster"),
    (TextRefused, 422, "That text cannot be used"),
    (WrongUse, 422, "That cannot be done"),
    (StoreUnavailable, 503, "The desk's database does not answer"),
)


def status_of(error: DeskhandError) -> tuple[int, str]:
    """The HTTP status of an error, and a heading for it."""
    for kind, status, heading in _STATUS:
        if isinstance(error, kind):
            return status, heading
    return 500, "Something broke"


def own_path(path: str) -> str:
    """Where to go after signing in: only ever a place of this console."""
    is_ours = path == "/console" or path.startswith(("/console/", "/console?"))
    is_plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if is_ours and is_plain and not path.startswith(SIGN_IN) else HOME


def route_class(pages: Pages) -> type[APIRoute]:
    """The kind of route the console is made of."""

    class ConsoleRoute(APIRoute):
        """Guards each handler, and shows what it refuses as a page."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handle = super().get_route_handler()

            async def guarded(request: Request) -> Response:
                try:
                    _refuse_strange_forms(request)
                    return await handle(request)
                except NotSignedIn:
                    return _to_sign_in(request)
                except RequestValidationError:
                    return _refusal(pages, request, NotFound("There is nothing at this address."))
                except DeskhandError as error:
                    return _refusal(pages, request, error)

            return guarded

    return ConsoleRoute


def _refuse_strange_forms(request: Request) -> None:
    """A form counts only when one of our own pages sent it, and when it can be one of ours."""
    if request.method in {"GET", "HEAD"}:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    is_own = site == "same-origin" if site else bool(origin) and _is_own_host(request, str(origin))
    if not is_own:
        raise NotAllowed("This form did not come from the console: open the page and try again.")
    is_empty = "Transfer-Encoding" not in request.headers
    length = request.headers.get("Content-Length", "0" if is_empty else "")
    if not (length.isdecimal() and int(length) <= LARGEST_FORM):
        raise TextRefused(f"The form is too large: at most {LARGEST_FORM:,} bytes are read.")


def _is_own_host(request: Request, origin: str) -> bool:
    return urlsplit(origin).netloc == request.headers.get("Host", "")


def _to_sign_in(request: Request) -> Response:
    is_htmx = request.headers.get("HX-Request") == "true"
    here = urlsplit(request.headers.get("HX-Current-URL", "")) if is_htmx else request.url
    back = here.path + (f"?{here.query}" if here.query else "")
    if request.method != "GET" and not is_htmx:
        back = HOME
    target = f"{SIGN_IN}?next={quote(own_path(back))}"
    if is_htmx:
        return Response(status_code=401, headers={"HX-Redirect": target})
    return RedirectResponse(target, status_code=303)


def _refusal(pages: Pages, request: Request, error: DeskhandError) -> Response:
    status, heading = status_of(error)
    if request.headers.get("HX-Request") == "true":
        return html(pages.part("problem", "problem", heading, str(error)), status=status)
    values = {"heading": heading, "message": str(error), "theme": theme(request)}
    return html(pages.page("problem.html", **values), status=status)
