"""A body that is too large is refused before it is read; no lie about its length hangs the desk."""

import asyncio
import json
from urllib.parse import urlsplit

import pytest

from deskhand.api.body import LARGEST
from journeys.visitor import OpenDesk

PATIENCE = 10
OPENING = json.dumps({"message": "hello"}).encode()
HEAD = b"POST /v1/conversations HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\n"


async def raw(desk: OpenDesk, *pieces: bytes, ends: bool = False) -> tuple[int, bytes]:
    """The status and the whole of the answer to these bytes; 0 where the line was just closed."""
    place = urlsplit(desk.address)
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection(place.hostname, place.port)
        try:
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
            if ends:
                writer.write_eof()
            answer = await reader.read(65536)
        except ConnectionError:
            answer = b""
        finally:
            writer.close()
    return (int(answer.split(b" ", 2)[1]), answer) if answer else (0, b"")


def part(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


async def test_that_an_honest_body_is_read(desk: OpenDesk) -> None:
    with_length = HEAD + f"Content-Length: {len(OPENING)}\r\n\r\n".encode() + OPENING
    assert (await raw(desk, with_length))[0] == 201
    in_pieces = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    pieces = [part(OPENING[n : n + 5]) for n in range(0, len(OPENING), 5)]
    assert (await raw(desk, in_pieces, *pieces, b"0\r\n\r\n"))[0] == 201


@pytest.mark.parametrize("length", [LARGEST + 1, 10**9, 10**30, 10**400])
async def test_that_a_large_body_is_refused_before_it_comes(desk: OpenDesk, length: int) -> None:
    status, answer = await raw(desk, HEAD + f"Content-Length: {length}\r\n\r\n".encode())
    assert status in (400, 413)
    if status == 413:
        assert b'"too_large"' in answer


async def test_that_the_largest_body_is_the_largest(desk: OpenDesk) -> None:
    for padding, expected in ((0, 201), (1, 413)):
        body = OPENING + b" " * (LARGEST - len(OPENING) + padding)
        answer = await desk.http.post(
            "/v1/conversations", content=body, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code == expected


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({"message": "x" * 2_000_000}).encode(),
        OPENING + b" " * 2_000_000,  # what comes first is whole, but the rest is not read
        b"\x00" * 2_000_000,
    ],
    ids=["a long text", "a whole one and more", "zeros"],
)
async def test_that_a_body_without_a_length_is_cut_off(desk: OpenDesk, body: bytes) -> None:
    pieces = [part(body[n : n + 50_000]) for n in range(0, len(body), 50_000)]
    status, answer = await raw(
        desk, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *pieces, b"0\r\n\r\n"
    )
    assert status == 413
    assert b'"too_large"' in answer


LIES: dict[str, tuple[bytes, ...]] = {
    "no number": (HEAD + b"Content-Length: many\r\n\r\n",),
    "negative": (HEAD + b"Content-Length: -1\r\n\r\n",),
    "two lengths": (HEAD + b"Content-Length: 5\r\nContent-Length: 19\r\n\r\n" + OPENING,),
    "a length and pieces": (
        HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + part(OPENING),
    ),
    "shorter than the body": (HEAD + b"Content-Length: 7\r\n\r\n" + OPENING,),
    "no size of a piece": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",),
    "no request at all": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20,),
    "a header without end": (HEAD + b"X-Long: " + b"a" * 100_000 + b"\r\n\r\n",),
}


@pytest.mark.parametrize("pieces", LIES.values(), ids=LIES.keys())
async def test_that_a_lie_is_refused_and_nobody_waits(
    desk: OpenDesk, pieces: tuple[bytes, ...]
) -> None:
    status, _ = await raw(desk, *pieces)
    assert status == 0 or 400 <= status < 500


@pytest.mark.parametrize(
    "beginning",
    [
        HEAD + b"Content-Length: 100\r\n\r\n" + OPENING,
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + part(OPENING),
    ],
    ids=["longer than the body", "pieces without an end"],
)
async def test_that_a_sender_who_leaves_hurts_nobody(desk: OpenDesk, beginning: bytes) -> None:
    status, _ = await raw(desk, beginning, ends=True)
    assert status == 0 or 400 <= status < 500
    assert (await desk.http.get("/healthz")).status_code == 200


async def test_that_a_hundred_who_never_finish_stop_nobody_else(desk: OpenDesk) -> None:
    place = urlsplit(desk.address)
    lines = [await asyncio.open_connection(place.hostname, place.port) for _ in range(100)]
    for _, writer in lines:
        writer.write(HEAD + b"Content-Length: 100\r\n\r\n{")
    async with asyncio.timeout(PATIENCE):
        assert (await desk.http.get("/healthz")).status_code == 200
    for _, writer in lines:
        writer.close()
