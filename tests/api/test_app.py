"""All routes are described, each refusal with its shape, and none is left open by mistake."""

from typing import Any

import pytest
from fastapi import FastAPI

from deskhand.api.app import routes
from journeys.visitor import OpenDesk

FREE = {
    ("post", "/v1/conversations"),  # begins one
    ("post", "/v1/sign-in"),
    ("post", "/agent/password-reset"),
}


def description() -> dict[str, Any]:
    app = FastAPI()
    app.include_router(routes())
    return app.openapi()


OPERATIONS = [
    (method, path, about)
    for path, methods in description()["paths"].items()
    for method, about in methods.items()
]


def test_that_the_table_is_not_empty() -> None:
    assert len(OPERATIONS) >= 16
    assert {(method, path) for method, path, _ in OPERATIONS} >= FREE


@pytest.mark.parametrize(("method", "path", "about"), OPERATIONS)
async def test_that_every_route_says_what_it_does_and_asks_who_calls(
    desk: OpenDesk, method: str, path: str, about: dict[str, Any]
) -> None:
    assert about["description"].endswith("."), "one sentence"
    assert bool(about.get("security")) is ((method, path) not in FREE)
    if (method, path) in FREE:
        return
    anybody = "0192f000-0000-7000-8000-000000000000"
    real = path.replace("{card}", anybody)
    for name in ("conversation_id", "ticket_id", "turn_id"):
        real = real.replace(f"{{{name}}}", anybody)
    bodies = {"messages": {"text": "x"}, "notes": {"text": "x"}, "reply": {"text": "x"}}
    body = bodies.get(path.rpartition("/")[2], {"code": "123456"} if "{card}" in path else {})
    answer = await desk.http.request(method, real, json=body if method == "post" else None)
    assert answer.status_code == 401, answer.text
