"""One Protocol for each thing we need from outside."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue

from deskhand.domain.action import Action
from deskhand.domain.closing import Closing, OutboxTry
from deskhand.domain.concern import Evidence
from deskhand.domain.customer import Principal
from deskhand.domain.draft import Card
from deskhand.domain.event import Event
from deskhand.domain.handoff import Duty, Handoff
from deskhand.domain.hold import Hold
from deskhand.domain.intake import Opening, Rating, Received
from deskhand.domain.journal import Entry, Trace
from deskhand.domain.mail import Letter, Mail, Sms
from deskhand.domain.message import Message, Page
from deskhand.domain.reading import Detail, Guess, Mood
from deskhand.domain.teammate import Teammate
from deskhand.domain.ticket import Conversation, TicketRow
from deskhand.domain.tool import ToolCard
from deskhand.domain.turn import Cause, Ending

Facts = Mapping[str, JsonValue]


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...


class Chance(Protocol):
    """Where ids and secrets come from."""

    def id(self) -> UUID:
        """A new id that sorts by time."""
        ...

    def secret(self) -> str:
        """A new secret of at least 128 bits, safe in a URL."""
        ...

    def code(self) -> str:
        """A new one-time code of six digits."""
        ...


class IntentModel(Protocol):
    """Tells which category a text belongs to, or that it fits none."""

    def guess(self, texts: Sequence[str]) -> list[Guess]:
        """One guess per text."""
        ...


class LanguageFinder(Protocol):
    """Tells the language of a text."""

    def language(self, text: str, *, otherwise: str) -> str:
        """ISO 639-1 code; `otherwise` where the text is too short to tell."""
        ...


class MoodReader(Protocol):
    """Tells how a customer feels and how urgent it is."""

    def mood(self, text: str) -> Mood:
        """The mood of this text."""
        ...

    def urgency(self, text: str) -> float:
        """0 (whenever) to 1 (now)."""
        ...


class DetailFinder(Protocol):
    """Finds order numbers, addresses, amounts … in a text."""

    def details(self, text: str) -> tuple[Detail, ...]:
        """All details in order of appearance, not overlapping."""
        ...


class Embedder(Protocol):
    """Texts to unit vectors; near vectors mean near texts."""

    @property
    def name(self) -> str:
        """Changes whenever the vectors do: stored vectors of another name are worthless."""
        ...

    @property
    def size(self) -> int:
        """Length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text; a text without words becomes zeros."""
        ...


class Knowledge(Protocol):
    """Answers from the articles of the workspace, or says that it cannot."""

    async def evidence(
        self, question: str, *, categories: Sequence[str], language: str
    ) -> Evidence:
        """Passages for the question and, where they support one, an answer made of quotes."""
        ...


class ToolBox(Protocol):
    """Calls the lookups and actions of the connectors."""

    def card(self, name: str) -> ToolCard | None:
        """The declaration of this tool."""
        ...

    def cards(self) -> tuple[ToolCard, ...]:
        """All declarations, by name."""
        ...

    async def look_up(
        self, name: str, arguments: Facts, *, principal: Principal
    ) -> dict[str, JsonValue]:
        """Call a lookup; raises ToolFailed."""
        ...

    async def act(
        self, name: str, arguments: Facts, *, principal: Principal, key: str
    ) -> dict[str, JsonValue]:
        """Call an action under its idempotency key; raises ToolFailed."""
        ...

    async def find_effect(self, name: str, *, key: str) -> dict[str, JsonValue] | None:
        """Ask the system whether the action of this key happened; None if surely not."""
        ...

    async def read_back(self, name: str, *, key: str) -> bool:
        """Read the world: did the action of this key have its effect?"""
        ...


class Rows(Protocol):
    """Reads and writes rows; one call is one statement, committed."""

    async def fetch(self, sql: str, params: Facts) -> list[dict[str, JsonValue]]:
        """All rows of a statement; times come as ISO 8601 text, UUIDs as text."""
        ...


class MailSender(Protocol):
    """Sends an e-mail."""

    async def send(self, mail: Mail) -> None:
        """Hand it over; the same key never arrives twice where the system can tell.

        Raises ToolUnavailable (try again) or Undeliverable (the address refuses it).
        """
        ...


class SmsSender(Protocol):
    """Sends a text message."""

    async def send(self, sms: Sms) -> None:
        """Hand it over; raises ToolUnavailable or Undeliverable."""
        ...


class Mailbox(Protocol):
    """The demo desk's own mailbox: nothing in it leaves the machine."""

    async def letters(self, *, to: str | None = None, limit: int = 100) -> tuple[Letter, ...]:
        """What was sent, newest first."""
        ...

    async def letter(self, letter_id: int) -> Letter | None:
        """One letter."""
        ...

    async def clear(self) -> None:
        """Empty it."""
        ...


class Motor(Protocol):
    """A clock and a doorbell: it starts jobs by id and remembers nothing that matters."""

    async def start(self, job: str, subject: UUID) -> None:
        """Run this job for this subject soon."""
        ...

    async def at(self, job: str, subject: UUID, when: datetime) -> None:
        """Run it at that time."""
        ...

    def every(self, period: timedelta, run: Callable[[], Awaitable[None]]) -> None:
        """Run this again and again while the process lives."""
        ...

    async def cancel(self, job: str, subject: UUID) -> None:
        """Forget what was asked for and has not begun."""
        ...


class Intake(Protocol):
    """Takes in what customers send; when it returns, it is committed."""

    async def open(self, opening: Opening, *, token: str) -> Received:
        """Begin a conversation; `token` becomes good for it."""
        ...

    async def add(
        self,
        ticket_id: UUID,
        text: str,
        *,
        client_message_id: str | None,
        page: Page | None,
    ) -> Received:
        """Add a message; raises NotFound."""
        ...

    async def wake(self, ticket_id: UUID, cause: Cause) -> Received:
        """Start a turn without a message; raises NotFound."""
        ...

    async def ticket_of(self, token: str) -> UUID | None:
        """Which conversation a customer's token is good for."""
        ...

    async def rate(self, ticket_id: UUID, rating: Rating) -> None:
        """Book what the customer said of the help."""
        ...


class TurnStore(Protocol):
    """Turns by lease; every write names the fence and fails with Overtaken once it is old."""

    async def claim(self, ticket_id: UUID) -> Hold | None:
        """Take the open turn of this ticket, if there is one and nobody has it."""
        ...

    async def write(self, hold: Hold, entries: Sequence[Entry]) -> None:
        """Commit journal entries before an effect, and renew the lease."""
        ...

    async def close(self, hold: Hold, closing: Closing, entries: Sequence[Entry]) -> None:
        """End the turn with everything it says and does, in one commit."""
        ...

    async def release(self, hold: Hold) -> None:
        """Let go of a turn that could not be ended."""
        ...

    async def ending(self, turn_id: UUID) -> Ending | None:
        """How a turn ended; None while it is open."""
        ...

    async def stale(self, grace: timedelta) -> list[UUID]:
        """Tickets whose open turn nobody works on."""
        ...


class ActionLedger(Protocol):
    """One row per action."""

    async def propose(self, hold: Hold, action: Action) -> Action:
        """Book it before it is done; the row that is there already wins. Raises Overtaken."""
        ...

    async def settle(self, action: Action) -> None:
        """Book what became of it."""
        ...


class LimitBook(Protocol):
    """Counts what may happen only so often."""

    async def hit(
        self, name: str, subject: str, *, count: int, hours: float, turn_id: UUID
    ) -> bool:
        """Count this turn; False when the limit is full. The same turn counts once."""
        ...


class CardBook(Protocol):
    """Cards that customers answer."""

    async def current(self, ticket_id: UUID) -> Card | None:
        """The card a conversation shows now."""
        ...

    async def seal(self, card_id: UUID, code: str) -> bool:
        """Make this the one code that answers the card; False when the card is no longer shown."""
        ...

    async def answer(self, ticket_id: UUID, card_id: UUID, code: str, *, token: str) -> int | UUID:
        """Try a code: the turn that goes on when it was right (then `token` is the only good one),
        else the tries that are left; raises Conflict for a card that is used up, expired or not
        of this ticket."""
        ...


class Outbox(Protocol):
    """What must leave the desk."""

    async def take(self, item_id: UUID) -> OutboxTry | None:
        """Take it for one attempt; None when it is gone or somebody else has it."""
        ...

    async def sent(self, item_id: UUID) -> None:
        """It left."""
        ...

    async def failed(self, item_id: UUID, error: str, *, pause: timedelta | None) -> None:
        """It did not leave; try again after the pause, or never without one."""
        ...

    async def stale(self, grace: timedelta) -> list[UUID]:
        """What is due and not being sent."""
        ...


class TicketStore(Protocol):
    """What teammates do with a ticket; each raises Conflict when another teammate has it."""

    async def take(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Hold it."""
        ...

    async def write(
        self,
        ticket_id: UUID,
        teammate: Teammate,
        text: str,
        *,
        client_id: str | None,
        is_note: bool,
    ) -> None:
        """Add a reply or a note; one client id is one message."""
        ...

    async def resolve(self, ticket_id: UUID, teammate: Teammate) -> None:
        """End it as solved."""
        ...

    async def hand_back(self, ticket_id: UUID, teammate: Teammate) -> None:
        """Give it to the assistant."""
        ...

    async def saw(self, ticket_id: UUID) -> None:
        """Mark it as read."""
        ...


class Feed(Protocol):
    """News of what happened, live, over all processes of the desk."""

    def listen(
        self, ticket_id: UUID | None = None
    ) -> AbstractAsyncContextManager[AsyncIterator[Event]]:
        """Events of this ticket (of all without one) from now on."""
        ...

    async def after(self, ticket_id: UUID, event_id: int) -> tuple[Event, ...]:
        """What a listener missed: the ticket's events after this one."""
        ...

    async def last(self, ticket_id: UUID) -> int:
        """Id of the ticket's latest event."""
        ...


class TicketBook(Protocol):
    """What teammates read."""

    async def rows(self, *, view: str, search: str = "", teammate: UUID) -> tuple[TicketRow, ...]:
        """Tickets of a view, breach first, then time left.

        Views: `mine`, `free` (in a queue, nobody has it), `all` (held by people), `assistant`
        (open, with the assistant), `resolved`, or the name of a queue.
        """
        ...

    async def counts(self, *, teammate: UUID) -> dict[str, int]:
        """Number of tickets per view."""
        ...

    async def conversation(self, ticket_id: UUID) -> Conversation:
        """The ticket with all messages, notes included; raises NotFound."""
        ...

    async def message(self, message_id: UUID) -> Message:
        """One message; raises NotFound."""
        ...

    async def handoff(self, ticket_id: UUID) -> Handoff | None:
        """The latest handoff of this ticket."""
        ...

    async def turns(self, ticket_id: UUID) -> tuple[Trace, ...]:
        """All turns of a ticket, newest first, without their entries."""
        ...

    async def recent_turns(self, *, limit: int = 50) -> tuple[Trace, ...]:
        """The newest turns of the desk, without their entries."""
        ...

    async def trace(self, turn_id: UUID) -> Trace:
        """A turn with all its entries; raises NotFound."""
        ...


class Staff(Protocol):
    """The people on our side and their sign-ins."""

    async def sign_in(self, email: str, password: str) -> str:
        """A new token; raises NotAllowed without saying which half was wrong."""
        ...

    async def by_token(self, token: str) -> Teammate | None:
        """Who holds this token, if it is still good; marks them as seen."""
        ...

    async def sign_out(self, token: str) -> None:
        """End this token."""
        ...

    async def duty(self, queue: str) -> Duty:
        """Who could take a ticket of this queue now."""
        ...
