"""What goes in and out over HTTP."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from deskhand.domain.citation import Citation
from deskhand.domain.customer import Assurance
from deskhand.domain.draft import Card, Lane
from deskhand.domain.handoff import Handoff
from deskhand.domain.message import Message, Page
from deskhand.domain.ticket import Ticket
from deskhand.domain.turn import ConcernSeen, Ending, HandoffSeen, Outcome


def _plain(text: str) -> str:
    if any(ord(letter) < 32 or "\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("must hold no control characters")
    return text


Short = Annotated[str, StringConstraints(max_length=200), AfterValidator(_plain)]
"""One line of plain text."""
Line = Annotated[str, StringConstraints(max_length=500), AfterValidator(_plain)]
"""A longer line, such as the title of a page."""
Url = Annotated[str, StringConstraints(max_length=2000), AfterValidator(_plain)]
Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=254,
        pattern=r"^[^\s@<>()\[\],;:\"&=?/\\]+@[^\s@<>()\[\],;:\"&=?/\\.]+(\.[^\s@<>()\[\],;:\"&=?/\\.]+)+$",
    ),
    AfterValidator(_plain),
]
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Text = Annotated[str, Field(description="At most 20,000 characters.")]


class Shape(BaseModel):
    """A body; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")


class PageIn(Shape):
    """What the host page says of itself."""

    url: Url | None = None
    title: Line | None = None
    area: Line | None = None
    language: Short | None = None
    referrer: Url | None = None
    facts: dict[Short, Line] = Field(default_factory=dict[Short, Line], max_length=50)

    def page(self) -> Page:
        """As the domain knows it."""
        return Page(url=self.url, title=self.title, area=self.area, facts=self.facts)


class OpenIn(Shape):
    """A first message."""

    channel: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,30}$")] = "chat"
    message: Text
    client_message_id: Short | None = Field(
        default=None, description="A UUID of yours: sending the same again changes nothing."
    )
    customer_token: Annotated[str, StringConstraints(max_length=4000)] | None = None
    claimed_email: Email | None = None
    page: PageIn | Url | None = None
    language: (
        Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] | None
    ) = None


class MessageIn(Shape):
    """A further message."""

    text: Text
    client_message_id: Short | None = None
    page: PageIn | Url | None = None


class CodeIn(Shape):
    """The answer to a card."""

    code: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9 ]{1,12}$")]


class RatingIn(Shape):
    """What the customer says of the help."""

    csat: int | None = Field(default=None, ge=1, le=5)
    ces: int | None = Field(default=None, ge=1, le=5, description="1 hard, 5 easy.")
    comment: Annotated[str, StringConstraints(max_length=2000)] | None = None
    solved: bool | None = None


class ResetIn(Shape):
    """The classic one-endpoint entry."""

    email: Email


class ResetOut(BaseModel):
    """Its answer."""

    status: str
    output: str


class TurnOut(BaseModel):
    """A turn: only its id while it is open, all of it once it is finished."""

    turn_id: UUID
    ticket: int | None = None
    outcome: Outcome | None = None
    lane: Lane | None = None
    reply: str | None = None
    concerns: tuple[ConcernSeen, ...] = ()
    sentiment: float | None = None
    urgency: float | None = None
    language: str | None = None
    priority: str | None = None
    handoff: HandoffSeen | None = None
    card: Card | None = None


class OpenedOut(TurnOut):
    """A conversation that was begun."""

    conversation_id: UUID
    customer_session: str
    disclosure: str


class ConfirmedOut(BaseModel):
    """A right code: the turn that goes on with the concern, and the new right to speak."""

    turn_id: UUID
    customer_session: str


class MessageOut(BaseModel):
    """A message as the customer sees it."""

    id: UUID
    seq: int
    author: str
    name: str | None
    text: str
    at: datetime
    client_message_id: str | None = None
    citations: tuple[Citation, ...] = ()


class ConversationOut(BaseModel):
    """A conversation as the customer sees it."""

    conversation_id: UUID
    number: int
    status: str
    holder: str
    assignee: str | None
    assurance: str
    disclosure: str
    messages: tuple[MessageOut, ...]
    card: Card | None
    rated: bool
    last_event_id: int


class SignInIn(Shape):
    """A teammate's sign-in."""

    email: Annotated[str, StringConstraints(max_length=254), AfterValidator(_plain)]
    password: Annotated[str, StringConstraints(max_length=1000)]


class TokenOut(BaseModel):
    """A bearer token for the teammate side."""

    token: str


class TextIn(Shape):
    """A teammate's reply or note."""

    text: Text
    client_message_id: Short | None = None


class TicketOut(BaseModel):
    """A ticket as a teammate sees it in a list."""

    ticket: Ticket
    customer: str
    last_text: str
    last_author: str
    confidence: float | None
    is_unread: bool


class TicketWhole(BaseModel):
    """A ticket with everything that belongs to it."""

    ticket: Ticket
    messages: tuple[Message, ...]
    handoff: Handoff | None
    turns: tuple[UUID, ...]


def finished(ending: Ending) -> dict[str, object]:
    """A finished turn as the customer's side shows it."""
    return ending.as_customer_sees().model_dump(exclude={"is_guarded", "workspace_version"})


def proof(level: Assurance) -> str:
    """Name of an assurance level."""
    return level.name


class Fault(BaseModel):
    """Why something was refused."""

    code: str
    message: str
    tries_left: int | None = None
    """Only for a wrong code."""


class FaultOut(BaseModel):
    """The body of every answer that is not a success."""

    error: Fault
