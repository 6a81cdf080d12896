"""The ports that workflows need, bound once at start."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from deskhand.domain.workspace import Workspace
from deskhand.ports import (
    ActionLedger,
    CardBook,
    Chance,
    Clock,
    DetailFinder,
    Feed,
    Intake,
    IntentModel,
    Knowledge,
    LanguageFinder,
    LimitBook,
    MailSender,
    MoodReader,
    Motor,
    Outbox,
    Staff,
    TicketStore,
    ToolBox,
    TurnStore,
)


@dataclass(frozen=True)
class Sockets:
    """Stages never see this: each is handed only what it uses."""

    workspace: Workspace
    clock: Clock
    chance: Chance
    motor: Motor
    feed: Feed
    intake: Intake
    turns: TurnStore
    ledger: ActionLedger
    limits: LimitBook
    cards: CardBook
    outbox: Outbox
    tickets: TicketStore
    staff: Staff
    tools: ToolBox
    knowledge: Knowledge
    intents: IntentModel
    languages: LanguageFinder
    moods: MoodReader
    details: DetailFinder
    mail: MailSender
    split: Callable[[str], Sequence[tuple[int, int]]]
    """Cuts a text into clauses."""
    mask: Callable[[str], str]
    """Takes payment card numbers out of a text."""
    pause: Callable[[int], Awaitable[None]]
    """Waits before the next attempt of that number."""
