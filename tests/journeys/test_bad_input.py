"""Bad input gets a clear sentence and a 4xx, never a 5xx, and nothing is lost."""

import json
from uuid import uuid4

import pytest

from .visitor import OpenDesk

HUGE = "9" * 5_000
BODIES: tuple[tuple[str, bytes], ...] = (
    ("broken JSON", b'{"message": "hi"'),
    ("no JSON at all", b"\xff\xfe\x00"),
    ("a list", b"[1, 2]"),
    ("null", b"null"),
    ("empty", b""),
    ("a huge integer", b'{"message": "hi", "client_message_id": ' + HUGE.encode() + b"}"),
    ("a huge float", b'{"message": 1e400}'),
    ("a lone surrogate", b'{"message": "\\ud800 hello"}'),
    ("a surrogate in a key", b'{"\\ud800": "x", "message": "hello"}'),
    ("a NUL in an id", b'{"message": "hello", "client_message_id": "a\\u0000b"}'),
    ("a NUL in the page", b'{"message": "hello", "page": {"title": "a\\u0000b"}}'),
    ("a surrogate in the page", b'{"message": "hello", "page": {"facts": {"a": "\\udfff"}}}'),
    ("only a NUL", b'{"message": "\\u0000"}'),
    ("only white space", b'{"message": "   \\n "}'),
    ("a number for a text", b'{"message": 5}'),
    ("an unknown field", b'{"message": "hi", "admin": true}'),
    ("a wrong channel", b'{"message": "hi", "channel": "../../x"}'),
    ("a wrong address", b'{"message": "hi", "claimed_email": "a@b.c&admin=1"}'),
    ("a forged token", b'{"message": "hi", "customer_token": "abc.def.ghi"}'),
    ("deep nesting", b'{"message": ' + b"[" * 3_000 + b"]" * 3_000 + b"}"),
    ("too long a text", json.dumps({"message": "x" * 30_000}).encode()),
    ("ten megabytes", json.dumps({"message": "x" * 10_000_000}).encode()),
)


@pytest.mark.parametrize("body", [b for _, b in BODIES], ids=[name for name, _ in BODIES])
async def test_that_a_bad_opening_is_refused_in_words(desk: OpenDesk, body: bytes) -> None:
    answer = await desk.http.post(
        "/v1/conversations", content=body, headers={"Content-Type": "application/json"}
    )
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.json()["error"]["message"].endswith(".")
    assert len(answer.content) < 1_000, "an answer never repeats what was sent"


async def test_that_every_endpoint_refuses_bad_bodies(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    ada = await desk.teammate()
    paths = {
        f"/v1/conversations/{visitor.id}/messages": visitor.headers,
        f"/v1/conversations/{visitor.id}/rating": visitor.headers,
        f"/v1/conversations/{visitor.id}/confirmations/{uuid4()}": visitor.headers,
        f"/v1/tickets/{visitor.id}/reply": ada.headers,
        f"/v1/tickets/{visitor.id}/notes": ada.headers,
        "/v1/sign-in": {},
        "/agent/password-reset": {},
    }
    for path, headers in paths.items():
        for name, body in BODIES:
            answer = await desk.http.post(
                path, content=body, headers={"Content-Type": "application/json", **headers}
            )
            assert 400 <= answer.status_code < 500, f"{path}: {name}: {answer.text[:200]}"


@pytest.mark.parametrize(
    "text", ["a\x00b hello", "hello \u202e\u2066 there", "e\u0301 hello", "😀" * 50]
)
async def test_that_odd_but_readable_text_is_answered(desk: OpenDesk, text: str) -> None:
    turn = await desk.visitor().say(text)
    assert turn["outcome"] in ("replied", "asked", "handed_off")


async def test_that_bad_queries_are_refused(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("hello")
    ada = await desk.teammate()
    bad = (
        (f"/v1/conversations/{visitor.id}/events?after=-1", visitor.headers),
        (f"/v1/conversations/{visitor.id}/events?after={HUGE}", visitor.headers),
        ("/v1/tickets?view=%00", ada.headers),
        ("/v1/tickets?search=%00", ada.headers),
        ("/v1/tickets/nonsense", ada.headers),
        (f"/v1/turns/{2**130}/trace", ada.headers),
    )
    for path, headers in bad:
        answer = await desk.http.get(path, headers=headers)
        assert answer.status_code == 422, f"{path}: {answer.status_code}"


async def test_that_the_unknown_is_not_found_and_the_foreign_looks_the_same(desk: OpenDesk) -> None:
    mine, other = desk.visitor(), desk.visitor()
    await mine.say("hello")
    await other.say("hello")
    answers = [
        await desk.http.post(
            f"/v1/conversations/{which}/messages", json={"text": "hi"}, headers=mine.headers
        )
        for which in (uuid4(), other.id)
    ]
    assert [a.status_code for a in answers] == [404, 404]
    assert answers[0].content == answers[1].content


async def test_that_nothing_is_shown_without_a_token(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    turn = await visitor.say("hello")
    for path in (
        f"/v1/conversations/{visitor.id}",
        f"/v1/conversations/{visitor.id}/events",
        f"/v1/turns/{turn['turn_id']}/trace",
        "/v1/tickets",
        f"/v1/tickets/{visitor.id}",
        "/v1/queues",
    ):
        assert (await desk.http.get(path)).status_code == 401, path
        if "conversations" not in path:
            as_customer = await desk.http.get(path, headers=visitor.headers)
            assert as_customer.status_code == 401, f"a customer's token opened {path}"


async def test_that_a_card_number_is_not_kept(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    await visitor.say("my card 4111 1111 1111 1111 was charged, please help me with the refund")
    whole = await (await desk.teammate()).ticket(visitor.id)
    assert "4111 1111" not in json.dumps(whole)
