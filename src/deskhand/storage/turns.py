"""Turns by lease and fence, and the journal of what their stages returned."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from psycopg.rows import DictRow
from psycopg.types.json import Jsonb
from pydantic import TypeAdapter

from deskhand.domain.closing import Closing
from deskhand.domain.concern import Waiting
from deskhand.domain.customer import Principal
from deskhand.domain.handoff import Attempt
from deskhand.domain.hold import Hold
from deskhand.domain.journal import Entry
from deskhand.domain.message import Message
from deskhand.domain.reading import Detail
from deskhand.domain.turn import Ending, Turn
from deskhand.domain.value import Value
from deskhand.errors import Overtaken
from deskhand.ports import Clock
from deskhand.storage.statements import Statements

LEASE = timedelta(seconds=10)
"""A worker that is silent for so long has lost its turn."""

_MESSAGES = TypeAdapter(tuple[Message, ...])
_ENTRIES = TypeAdapter(tuple[Entry, ...])
_DETAILS = TypeAdapter(tuple[Detail, ...])
_ATTEMPTS = TypeAdapter(tuple[Attempt, ...])


class PostgresTurns:
    """Fulfils `ports.TurnStore`."""

    def __init__(self, statements: Statements, *, worker: str, clock: Clock) -> None:
        self._sql = statements
        self._worker = worker
        self._clock = clock

    async def claim(self, ticket_id: UUID) -> Hold | None:
        row = await self._sql.one(
            "claim_turn", ticket_id=ticket_id, worker=self._worker, lease=LEASE
        )
        if row is None:
            return None
        return Hold(
            turn=self._turn(row),
            fence=row["fence"],
            round=row["message_count"],
            attempts=row["attempts"],
            entries=_ENTRIES.validate_python(row["entries"]),
        )

    async def write(self, hold: Hold, entries: Sequence[Entry]) -> None:
        held = await self._sql.one(
            "write_journal", **_place(hold), entries=_journal(entries), lease=LEASE
        )
        if held is None:
            raise Overtaken(f"Turn {hold.turn.id} of ticket {hold.turn.number} has a new worker.")

    async def close(self, hold: Hold, closing: Closing, entries: Sequence[Entry]) -> None:
        ending = closing.ending
        closed = await self._sql.one(
            "close_turn",
            **_place(hold),
            outcome=ending.outcome,
            lane=ending.lane,
            ending=Jsonb(ending.model_dump(mode="json")),
            workspace_version=ending.workspace_version,
            details=_many(closing.details),
            tried=_many(closing.tried),
            waiting=_one(closing.waiting),
            entries=_journal(entries),
            messages=_numbered(closing.lines),
            handoffs=Jsonb(
                [
                    {
                        **h.model_dump(mode="json", include={"id", "reason", "queue", "at"}),
                        "is_quiet": closing.is_quiet,
                        "package": h.model_dump(mode="json"),
                    }
                    for h in closing.handoffs
                ]
            ),
            is_handoff=bool(closing.handoffs),
            cards=_many(closing.cards),
            outbox=_many(closing.outbox),
            events=_many(closing.facts),
            **closing.model_dump(
                include={
                    "status",
                    "holder",
                    "priority",
                    "category",
                    "subject",
                    "queue",
                    "reason",
                    "deadline",
                    "language",
                    "confidence",
                    "mood",
                }
            ),
        )
        if closed is None:
            raise Overtaken(
                f"The reply of turn {hold.turn.id}, ticket {hold.turn.number}, came too late: "
                "a newer message or another worker was faster."
            )

    async def release(self, hold: Hold) -> None:
        await self._sql.run("release_ticket", ticket_id=hold.turn.ticket_id, fence=hold.fence)

    async def ending(self, turn_id: UUID) -> Ending | None:
        row = await self._sql.one("ending", turn_id=turn_id)
        return Ending.model_validate(row["ending"]) if row and row["ending"] else None

    async def stale(self, grace: timedelta) -> list[UUID]:
        return [row["ticket_id"] for row in await self._sql.all("stale_tickets", grace=grace)]

    def _turn(self, row: DictRow) -> Turn:
        messages = _MESSAGES.validate_python(row["messages"])
        new = tuple(m for m in messages if m.turn_id == row["turn_id"])
        past: list[DictRow] = row["past"]
        return Turn(
            id=row["turn_id"],
            ticket_id=row["ticket_id"],
            number=row["number"],
            seq=row["seq"],
            cause=row["cause"],
            channel=row["channel"],
            messages=new,
            history=tuple(m for m in messages if m.turn_id != row["turn_id"]),
            principal=Principal.model_validate(row["principal"]),
            page=row["page"],
            holder=row["holder"],
            language=row["language"],
            details=tuple(d for p in past for d in _DETAILS.validate_python(p["details"])),
            waiting=Waiting.model_validate(row["waiting"]) if row["waiting"] else None,
            moods=tuple(p["mood"] for p in past if p["mood"] is not None),
            categories=tuple(p["category"] for p in past if p["category"]),
            tried=tuple(a for p in past for a in _ATTEMPTS.validate_python(p["tried"])),
            at=self._clock.now(),
        )


def _place(hold: Hold) -> dict[str, object]:
    return {
        "ticket_id": hold.turn.ticket_id,
        "turn_id": hold.turn.id,
        "fence": hold.fence,
        "round": hold.round,
    }


def _journal(entries: Sequence[Entry]) -> Jsonb:
    return _many(entries)


def _numbered(values: Sequence[Value]) -> Jsonb:
    return Jsonb([{**v.model_dump(mode="json"), "position": n} for n, v in enumerate(values, 1)])


def _many(values: Sequence[Value]) -> Jsonb:
    return Jsonb([value.model_dump(mode="json") for value in values])


def _one(value: Value | None) -> Jsonb | None:
    return Jsonb(value.model_dump(mode="json")) if value else None
