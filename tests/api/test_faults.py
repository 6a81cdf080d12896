"""Every refusal has its status and its sentence, and none of them repeats what was sent."""

import json
from collections.abc import AsyncGenerator

import httpx
import pytest
from fastapi import FastAPI
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from deskhand import errors
from deskhand.api.faults import add_faults
from deskhand.errors import DeskhandError, WrongCode, WrongUse
from journeys.visitor import Colleague, OpenDesk

STATUS: dict[str, tuple[int, str]] = {
    "NotSignedIn": (401, "not_signed_in"),
    "WrongCode": (422, "wrong_code"),
    "NotAllowed": (403, "not_allowed"),
    "NotFound": (404, "not_found"),
    "Conflict": (409, "conflict"),
    "TooOften": (429, "too_often"),
    "TextRefused": (422, "text_refused"),
    "WrongUse": (422, "wrong_use"),
    "WorkspaceInvalid": (422, "wrong_use"),
    "SettingInvalid": (422, "wrong_use"),
    "ToolMisdeclared": (422, "wrong_use"),
    "StoreUnavailable": (503, "try_again"),
    "PostgresNotStarted": (503, "try_again"),
}
KINDS = sorted(
    (
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, DeskhandError)
    ),
    key=lambda kind: kind.__name__,
)
SECRET = "sw0rdfish-4111"
NOBODY = "0192f000-0000-7000-8000-000000000000"


class Body(BaseModel):
    """What the broken page takes."""

    number: int


def application() -> FastAPI:
    """One page that breaks as it is told."""
    app = FastAPI()
    add_faults(app)

    @app.post("/{kind}")
    async def broken(kind: str, body: Body) -> None:
        del body
        found = {each.__name__: each for each in KINDS}.get(kind)
        if found is WrongCode:
            raise WrongCode("That is not the code.", tries_left=3)
        if found:
            raise found("This is the sentence.")
        if kind == "teapot":
            raise HTTPException(418, "A pot", headers={"X-Tea": "yes"})
        raise RuntimeError(SECRET)

    del broken
    return app


@pytest.fixture
async def http() -> AsyncGenerator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(application(), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as http:
        yield http


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
async def test_that_each_error_has_its_status(
    http: httpx.AsyncClient, kind: type[DeskhandError]
) -> None:
    answer = await http.post(f"/{kind.__name__}", json={"number": 1})
    status, code = STATUS.get(kind.__name__, (500, "broken"))
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert (status < 500) is issubclass(kind, WrongUse), "only a wrong use is the caller's fault"
    assert ("retry-after" in answer.headers) is (status in (429, 503))
    message = answer.json()["error"]["message"]
    assert message.endswith(".")
    if status == 500:
        assert "This is the sentence" not in message, "it was not written for strangers"
    assert answer.json()["error"].get("tries_left") == (3 if kind is WrongCode else None)


async def test_that_a_bug_is_said_in_the_same_shape_and_tells_nothing(
    http: httpx.AsyncClient,
) -> None:
    answer = await http.post("/bug", json={"number": 1})
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "broken"
    assert SECRET not in answer.text


async def test_that_a_refusal_of_the_framework_has_the_same_shape(
    http: httpx.AsyncClient,
) -> None:
    teapot = await http.post("/teapot", json={"number": 1})
    assert (teapot.status_code, teapot.headers["x-tea"]) == (418, "yes")
    assert teapot.json() == {"error": {"code": "refused", "message": "A pot."}}
    missing = await http.post("/no/such/page")
    assert missing.json() == {"error": {"code": "not_found", "message": "Not Found."}}
    wrong = await http.get("/teapot")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")
    assert wrong.json()["error"]["code"] == "wrong_method"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{"number": "x"}', "number: "),
        (b"{}", "number: "),
        (b"[]", "The body: "),
        (b"", "The body: "),
        (b"{", ""),
    ],
)
async def test_that_a_malformed_body_is_named_by_its_place(
    http: httpx.AsyncClient, body: bytes, place: str
) -> None:
    answer = await http.post(
        "/NotFound", content=body, headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "malformed")
    assert answer.json()["error"]["message"].startswith(place)


WRONG: tuple[tuple[str, object], ...] = (
    ("/v1/conversations", {"message": "hi", "channel": f"../{SECRET}"}),
    ("/v1/conversations", {"message": "hi", "claimed_email": f"{SECRET}@@x"}),
    ("/v1/conversations", {"message": "hi", "customer_token": SECRET}),
    ("/v1/conversations", {"message": [SECRET]}),
    ("/v1/conversations", {"message": "hi", "language": SECRET}),
    ("/v1/conversations", {"message": "hi", "page": {"facts": {"a": [SECRET]}}}),
    ("/v1/conversations", {"message": SECRET * 2000}),
    ("/v1/conversations", SECRET),
    ("/v1/sign-in", {"email": "ada@desk.example", "password": [SECRET]}),
    ("/v1/sign-in", {"email": "ada@desk.example", "password": SECRET}),
    ("/v1/sign-in", {"email": SECRET, "password": "x"}),
    ("/agent/password-reset", {"email": SECRET}),
    (f"/v1/conversations/{SECRET}/messages", {"text": "hi"}),
    (f"/v1/conversations/{NOBODY}/messages?wait={SECRET}", {"text": "hi"}),
    (f"/v1/conversations/{NOBODY}/confirmations/{SECRET}", {"code": "123456"}),
    (f"/v1/conversations/{NOBODY}/confirmations/{NOBODY}", {"code": SECRET}),
    (f"/v1/tickets/{SECRET}/take", None),
    (f"/{SECRET}", None),
)


@pytest.mark.parametrize(("path", "body"), WRONG)
async def test_that_no_answer_repeats_what_was_sent(
    desk: OpenDesk, ada: Colleague, path: str, body: object
) -> None:
    content = json.dumps(body).encode()
    answer = await desk.http.post(path, content=content, headers=ada.headers)
    assert 400 <= answer.status_code < 500
    assert SECRET not in answer.text
    assert set(answer.json()) == {"error"}
