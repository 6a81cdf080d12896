"""The one-endpoint entry speaks of an address without saying whether it is known."""

import pytest

from journeys.visitor import OpenDesk


async def test_that_both_get_the_same_words(desk: OpenDesk) -> None:
    said: list[str] = []
    for email in ("priya@example.com", "nobody@example.com"):
        answer = await desk.http.post("/agent/password-reset", json={"email": email})
        assert answer.status_code == 200
        assert set(answer.json()) == {"status", "output"}
        said.append(answer.json()["output"].replace(email, "X"))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "body", [{}, {"email": "mara"}, {"email": "mara@example.com", "admin": True}, []]
)
async def test_that_nothing_else_is_taken(desk: OpenDesk, body: object) -> None:
    assert (await desk.http.post("/agent/password-reset", json=body)).status_code == 422
