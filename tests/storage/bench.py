"""All stores on one database, and the shortest way to a ticket, a turn or a closing."""

from datetime import datetime, timedelta
from uuid import UUID

from psycopg.rows import DictRow

from deskhand.domain.closing import Closing, Line
from deskhand.domain.draft import Lane
from deskhand.domain.handoff import Handoff
from deskhand.domain.hold import Hold
from deskhand.domain.intake import Opening, Received
from deskhand.domain.journal import Entry
from deskhand.domain.message import Author
from deskhand.domain.priority import PriorityName
from deskhand.domain.ticket import Holder, Status
from deskhand.domain.turn import Ending, Outcome
from deskhand.storage.actions import PostgresActions, PostgresLimits
from deskhand.storage.book import PostgresBook
from deskhand.storage.cards import PostgresCards
from deskhand.storage.database import Store
from deskhand.storage.intake import PostgresIntake
from deskhand.storage.outbox import PostgresOutbox
from deskhand.storage.people import PostgresStaff
from deskhand.storage.statements import Statements
from deskhand.storage.tickets import PostgresTickets
from deskhand.storage.turns import PostgresTurns
from deskhand.testing import FixedClock
from deskhand.world import SystemChance

SECRET = "the key of this bench"
_TABLES = (
    "limit_hits", "actions", "handoffs", "ratings", "cards", "outbox", "events", "journal",
    "messages", "turns", "customer_sessions", "tickets", "teammate_tokens", "teammates",
)  # fmt: skip


async def emptied(store: Store) -> None:
    """Remove all rows of the desk."""
    async with store.connection() as connection:
        for table in _TABLES:
            await connection.execute(f"delete from {table}".encode())  # noqa: S608


class Bench:
    """Real stores; the clock is in the test's hand, the ids are as random as in life."""

    def __init__(self, store: Store, *, windows_ms: dict[str, int] | None = None) -> None:
        self.store = store
        self.clock, self.chance = FixedClock(), SystemChance()
        self.sql = Statements(store)
        self.intake = PostgresIntake(self.sql, chance=self.chance, windows_ms=windows_ms or {})
        self.turns = PostgresTurns(self.sql, worker="bench", clock=self.clock)
        self.actions = PostgresActions(self.sql)
        self.limits = PostgresLimits(self.sql, clock=self.clock, secret=SECRET)
        self.cards = PostgresCards(self.sql, clock=self.clock, chance=self.chance, secret=SECRET)
        self.outbox = PostgresOutbox(self.sql)
        self.tickets = PostgresTickets(self.sql, chance=self.chance)
        self.staff = PostgresStaff(self.sql, chance=self.chance)
        self.book = PostgresBook(self.sql)

    @property
    def url(self) -> str:
        """The address of the database."""
        assert isinstance(self.store.conninfo, str)
        return self.store.conninfo

    async def open(self, text: str = "hello", **more: object) -> Received:
        """A conversation with this first message."""
        first: dict[str, object] = {"channel": "chat", "text": text, "principal": {}, **more}
        return await self.intake.open(Opening.model_validate(first), token=self.chance.secret())

    async def add(self, ticket_id: UUID, text: str, key: str | None = None) -> Received:
        """A further message."""
        return await self.intake.add(ticket_id, text, client_message_id=key, page=None)

    async def held(self, text: str = "hello", **more: object) -> Hold:
        """The first turn of a new conversation, taken."""
        return await self.take((await self.open(text, **more)).ticket_id)

    async def take(self, ticket_id: UUID) -> Hold:
        """The open turn of this ticket, which must be free."""
        hold = await self.turns.claim(ticket_id)
        assert hold is not None, "somebody else has the turn, or there is none"
        return hold

    async def end_lease(self, ticket_id: UUID) -> None:
        """As if its worker had been silent for too long."""
        await self.run("update tickets set lease_until = now() where id = %(id)s", id=ticket_id)

    async def rows(self, sql: str, **params: object) -> list[DictRow]:
        """What is in the database, read without any code of the stores."""
        return await self.sql.plain(sql, params)

    async def run(self, sql: str, **params: object) -> None:
        """Change what is in the database behind the stores' back."""
        await self.sql.plain(sql, params)

    async def one(self, sql: str, **params: object) -> object:
        """The first column of the only row."""
        (row,) = await self.rows(sql, **params)
        return next(iter(row.values()))

    def closing(self, hold: Hold, *texts: str, **more: object) -> Closing:
        """An ordinary end of this turn that says these texts."""
        plain = Closing(
            ending=ending_of(hold),
            lines=tuple(
                Line(id=self.chance.id(), author=Author.assistant, text=text) for text in texts
            ),
            status=Status.waiting_on_customer,
            holder=None,
            priority=PriorityName.normal,
            category="brewing",
            subject="Coffee",
            language="en",
            waiting=None,
            confidence=0.9,
            mood=0.0,
            details=(),
        )
        return plain.model_copy(update=more)

    async def hand_off(
        self,
        hold: Hold,
        queue: str = "general",
        *,
        deadline: datetime | None = None,
        priority: PriorityName = PriorityName.normal,
    ) -> Handoff:
        """End this turn by giving the ticket to a queue."""
        handoff = handoff_of(hold, self.chance.id(), queue, self.clock.now())
        closing = self.closing(
            hold,
            "A colleague helps you.",
            holder=Holder.queue,
            status=Status.open,
            queue=queue,
            reason="asked_for_person",
            handoffs=(handoff,),
            deadline=deadline or self.clock.now() + timedelta(hours=1),
            priority=priority,
        )
        await self.turns.close(hold, closing, ())
        return handoff


def ending_of(hold: Hold) -> Ending:
    """The contract of a turn that was answered."""
    return Ending(
        turn_id=hold.turn.id,
        ticket=hold.turn.number,
        outcome=Outcome.replied,
        lane=Lane.auto,
        reply="Here you are.",
        concerns=(),
        sentiment=0.0,
        urgency=0.0,
        language="en",
        priority="normal",
    )


def handoff_of(hold: Hold, id: UUID, queue: str, at: datetime) -> Handoff:
    """A package for a teammate."""
    return Handoff(
        id=id,
        ticket_id=hold.turn.ticket_id,
        reason="asked_for_person",
        reasons=("the customer asked for a person",),
        queue=queue,
        priority=PriorityName.normal,
        subject="Help",
        summary="Somebody wants help.",
        tried=(),
        missing=(),
        next_step="Answer.",
        confidence=None,
        mood="neutral",
        sentence="A visitor asked.",
        customer_message="A colleague helps you.",
        at=at,
    )


def entry(key: str, position: int = 0, **more: object) -> Entry:
    """A journal entry of this key."""
    plain: dict[str, object] = {
        "position": position,
        "key": key,
        "stage": key,
        "value": {"of": key},
        "words": f"{key} was here.",
        "at": "2026-03-02T09:00:00Z",
        "milliseconds": 1.5,
    }
    return Entry.model_validate(plain | more)
