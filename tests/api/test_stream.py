"""The live side shows each event as the customer may see it, once, and what was missed first."""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple
from uuid import UUID

import httpx
import pytest

from deskhand.api import stream
from deskhand.domain.closing import Fact
from journeys.visitor import Colleague, OpenDesk, Visitor

from .conftest import Put

PATIENCE = 10


class Frame(NamedTuple):
    """One event of the stream."""

    id: int
    kind: str
    data: Any


class Line:
    """An open stream, read frame by frame."""

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()

    async def frame(self) -> Frame:
        """The next event; comments are passed over."""
        found: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE):
            async for line in self._lines:
                if not line and found:
                    return Frame(int(found["id"]), found["event"], json.loads(found["data"]))
                name, colon, value = line.partition(": ")
                if name and colon:
                    found[name] = value
        raise AssertionError("the stream ended")

    async def frames(self, count: int) -> list[Frame]:
        """So many events."""
        return [await self.frame() for _ in range(count)]

    async def comment(self) -> str:
        """The next line of the stream, whatever it is."""
        async with asyncio.timeout(PATIENCE):
            return await anext(self._lines)


@asynccontextmanager
async def watched(
    visitor: Visitor, desk: OpenDesk, query: str = "", **headers: str
) -> AsyncGenerator[Line]:
    path = f"/v1/conversations/{visitor.id}/events{query}"
    async with desk.http.stream("GET", path, headers={**visitor.headers, **headers}) as answer:
        assert answer.status_code == 200
        yield Line(answer)


@pytest.fixture
async def visitor(desk: OpenDesk) -> Visitor:
    """Somebody whose first message was answered."""
    visitor = desk.visitor()
    await visitor.say("hello")
    return visitor


async def last_event(visitor: Visitor) -> int:
    return int((await visitor.see())["last_event_id"])


async def test_that_a_message_and_its_answer_are_shown_as_they_come(
    desk: OpenDesk, visitor: Visitor
) -> None:
    async with watched(visitor, desk) as line:
        assert await line.comment() == ": open"
        await visitor.say("hello again", client_message_id="my own")
        kinds = [frame async for frame in _until(line, "typing", on=False)]
    assert [frame.kind for frame in kinds][:2] == ["message", "typing"]
    mine = kinds[0].data
    assert (mine["author"], mine["text"]) == ("customer", "hello again")
    assert mine["client_message_id"] == "my own"
    assert kinds[1].data == {"on": True, "who": "assistant"}
    ids = [frame.id for frame in kinds]
    assert ids == sorted(ids)


async def _until(line: Line, kind: str, **data: object) -> AsyncGenerator[Frame]:
    while True:
        frame = await line.frame()
        yield frame
        if frame.kind == kind and data.items() <= frame.data.items():
            return


SHOWN: tuple[tuple[str, list[str]], ...] = (
    ("message_received", ["message", "typing"]),
    ("reply_sent", ["typing", "message"]),
    ("teammate_replied", ["typing", "message"]),
    ("handed_off", ["status"]),
    ("ticket_taken", ["message", "status"]),
    ("handed_back", ["message", "status"]),
    ("ticket_resolved", ["message", "status"]),
    ("rated", ["status"]),
    ("card_dealt", ["card"]),
    ("card_answered", ["card"]),
    ("asked_if_solved", ["ask_rating"]),
    ("turn_ended", ["typing"]),
)
HIDDEN = ("flagged", "note_written", "person_asked_for", "something_new")


@pytest.mark.parametrize(("kind", "frames"), SHOWN)
async def test_that_each_event_has_its_frames(
    desk: OpenDesk, visitor: Visitor, kind: str, frames: list[str], put: Put
) -> None:
    message = (await visitor.see())["messages"][0]["id"]
    async with watched(visitor, desk) as line:
        assert await line.comment() == ": open"
        await put(visitor.id, Fact(type=kind, data={"message_id": message}))
        assert [frame.kind for frame in await line.frames(len(frames))] == frames


def test_that_the_table_of_events_is_whole() -> None:
    told = stream._SHOWN  # pyright: ignore[reportPrivateUsage]
    assert sorted(told) == sorted(kind for kind, _ in SHOWN)


@pytest.mark.parametrize("kind", HIDDEN)
async def test_that_what_is_not_for_customers_never_reaches_one(
    desk: OpenDesk, visitor: Visitor, kind: str, put: Put
) -> None:
    before = await last_event(visitor)
    secret = {"queue": "account", "reason": "account_not_found", "handoff_id": str(UUID(int=1))}
    async with watched(visitor, desk) as line:
        assert await line.comment() == ": open"
        await put(visitor.id, Fact(type=kind, data={**secret}), Fact(type="asked_if_solved"))
        frame = await line.frame()
        assert frame.kind == "ask_rating", "what came after it is the first to be seen"
    async with watched(visitor, desk, f"?after={before}") as line:
        assert (await line.frame()).kind == "ask_rating", "nor when it is asked for later"


async def test_that_a_stranger_cannot_tell_from_the_stream_whether_an_account_exists(
    desk: OpenDesk,
) -> None:
    seen: list[list[tuple[str, object]]] = []
    for email in ("mara@example.com", "nemo@example.com"):
        visitor = desk.visitor()
        await visitor.say(f"I forgot my password, {email}")
        async with watched(visitor, desk, "?after=0") as line:
            frames = [frame async for frame in _until(line, "ask_rating")]
        seen.append(
            [
                (frame.kind, str(frame.data.get("text", "")).replace("nemo@", "mara@"))
                for frame in frames
            ]
        )
    assert seen[0] == seen[1]


async def test_that_the_card_of_a_conversation_is_shown_and_gone(
    desk: OpenDesk,
) -> None:
    visitor = desk.visitor()
    ending = await visitor.say("Where is my order CK-1042? I am mara@example.com")
    async with watched(visitor, desk, "?after=0") as line:
        card = [frame async for frame in _until(line, "card")][-1]
    assert card.data["id"] == ending["card"]["id"]
    assert card.data.keys() == ending["card"].keys()


@pytest.mark.parametrize("how", ["after", "header"])
async def test_that_who_comes_back_gets_what_was_missed_and_nothing_twice(
    desk: OpenDesk, visitor: Visitor, how: str, put: Put
) -> None:
    before = await last_event(visitor)
    await put(visitor.id, *(Fact(type="asked_if_solved") for _ in range(3)))
    query, headers = ("", {"Last-Event-ID": str(before)})
    if how == "after":
        query, headers = f"?after={before}", {}
    async with watched(visitor, desk, query, **headers) as line:
        first = await line.frames(3)
    assert [frame.id for frame in first] == sorted({frame.id for frame in first})
    async with watched(visitor, desk, f"?after={first[1].id}") as line:
        assert await line.frame() == first[2]
        await put(visitor.id, Fact(type="asked_if_solved"))
        assert (await line.frame()).id > first[2].id


@pytest.mark.parametrize("given", ["", "nonsense", "-1", "1.5", "٣", "9" * 400, "0x10"])
async def test_that_an_odd_last_id_is_taken_for_none(
    desk: OpenDesk, visitor: Visitor, given: str
) -> None:
    path = f"/v1/conversations/{visitor.id}/events"
    headers = {**visitor.headers, "Last-Event-ID": given.encode("utf-8")}
    async with desk.http.stream("GET", path, headers=headers) as answer:  # pyright: ignore[reportArgumentType]
        assert answer.status_code == 200


async def test_that_an_event_of_another_conversation_is_not_shown(
    desk: OpenDesk, visitor: Visitor, put: Put
) -> None:
    other = desk.visitor()
    await other.say("hello")
    async with watched(visitor, desk) as line:
        assert await line.comment() == ": open"
        await put(other.id, Fact(type="asked_if_solved"))
        await put(visitor.id, Fact(type="turn_ended", data={}))
        assert (await line.frame()).kind == "typing"


async def test_that_silence_is_filled(
    desk: OpenDesk, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "PING", 0.05)
    async with watched(visitor, desk) as line:
        assert [await line.comment() for _ in range(4)] == [": open", "", ": still here", ""]


async def test_that_nothing_in_between_keeps_or_packs_the_stream(
    desk: OpenDesk, visitor: Visitor
) -> None:
    async with watched(visitor, desk, **{"Accept-Encoding": "gzip"}) as line:
        assert await line.comment() == ": open"
        headers = line.answer.headers
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-store"
    assert "content-encoding" not in headers


async def test_that_a_teammate_may_watch_too(
    desk: OpenDesk, visitor: Visitor, ada: Colleague
) -> None:
    path = f"/v1/conversations/{visitor.id}/events"
    async with desk.http.stream("GET", path, headers=ada.headers) as answer:
        assert answer.status_code == 200


async def test_that_many_watchers_see_the_same(desk: OpenDesk, visitor: Visitor, put: Put) -> None:
    async def one() -> list[Frame]:
        async with watched(visitor, desk, f"?after={before}") as line:
            return await line.frames(3)

    before = await last_event(visitor)
    watching = [asyncio.create_task(one()) for _ in range(20)]
    await put(visitor.id, *(Fact(type="asked_if_solved") for _ in range(3)))
    seen = await asyncio.gather(*watching)
    assert all(frames == seen[0] for frames in seen)


async def test_that_a_long_absence_is_caught_up_whole(
    visitor: Visitor, desk: OpenDesk, put: Put
) -> None:
    before = await last_event(visitor)
    async with watched(visitor, desk) as line:
        assert await line.comment() == ": open"
        await put(visitor.id, *(Fact(type="asked_if_solved") for _ in range(1200)))
        live = await line.frames(1200)
    async with watched(visitor, desk, f"?after={before}") as line:
        assert await line.frames(1200) == live
