"""The one table from errors to status codes; an answer never repeats what was sent."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from deskhand.errors import (
    Conflict,
    DeskhandError,
    NotAllowed,
    NotFound,
    NotSignedIn,
    StoreUnavailable,
    TextRefused,
    TooOften,
    WrongCode,
    WrongUse,
)
from deskhand.telemetry import log

_STATUS: tuple[tuple[type[DeskhandError], int, str], ...] = (
    (NotSignedIn, 401, "not_signed_in"),
    (WrongCode, 422, "wrong_code"),
    (NotAllowed, 403, "not_allowed"),
    (NotFound, 404, "not_found"),
    (Conflict, 409, "conflict"),
    (TooOften, 429, "too_often"),
    (TextRefused, 422, "text_refused"),
    (WrongUse, 422, "wrong_use"),
    (StoreUnavailable, 503, "try_again"),
)
_RETRY = {429: "900", 503: "2"}
_CODES = {400: "broken_body", 404: "not_found", 405: "wrong_method", 413: "too_large"}


def add_faults(app: FastAPI) -> None:
    """Every refusal becomes `{"error": {"code", "message"}}`."""
    app.add_exception_handler(DeskhandError, _known)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(Exception, _known)


def fault(
    status: int, code: str, message: str, headers: Mapping[str, str] | None = None, **more: int
) -> JSONResponse:
    """The body of a refusal."""
    body = {"error": {"code": code, "message": message, **more}}
    return JSONResponse(body, status_code=status, headers=headers)


async def _known(request: Request, error: Exception) -> JSONResponse:
    for kind, status, code in _STATUS:
        if isinstance(error, kind):
            again = {"Retry-After": _RETRY[status]} if status in _RETRY else None
            more = {"tries_left": error.tries_left} if isinstance(error, WrongCode) else {}
            return fault(status, code, str(error), again, **more)
    log.error("request_broke", path=request.url.path, error=type(error).__name__)
    return fault(500, "broken", "Something broke on our side. Nothing was lost; try again.")


async def _malformed(request: Request, error: Exception) -> JSONResponse:
    del request
    if not isinstance(error, RequestValidationError):
        raise error
    first = error.errors()[0]
    place = ".".join(_printable(part) for part in first["loc"] if part != "body")
    what = _printable(first["msg"])
    return fault(422, "malformed", f"{place or 'The body'}: {what}.")


async def _plain(request: Request, error: Exception) -> JSONResponse:
    del request
    if not isinstance(error, HTTPException):
        raise error
    code = _CODES.get(error.status_code, "refused")
    message = f"{str(error.detail).rstrip('.')}."
    return fault(error.status_code, code, message, error.headers)


def _printable(part: object) -> str:
    return str(part)[:200].encode("ascii", "backslashreplace").decode()
