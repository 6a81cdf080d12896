"""A desk that is open, as its doors see it, and the plan for opening one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from deskhand.bootstrap.models import Models
from deskhand.domain.workspace import Workspace
from deskhand.ports import Chance, Clock, Feed, Mailbox, MailSender, SmsSender, TicketBook
from deskhand.settings import Settings
from deskhand.storage.people import PostgresStaff
from deskhand.workflows.sockets import Sockets
from deskhand.workflows.ticket import TicketWork


@dataclass(frozen=True)
class OwnPlugs:
    """What tests and embedding programs may bring instead of the usual plugs."""

    clock: Clock | None = None
    chance: Chance | None = None
    mail: MailSender | None = None
    sms: SmsSender | None = None
    mailbox: Mailbox | None = None
    models: Models | None = None


@dataclass(frozen=True)
class Plan:
    """Which desk to open, and how."""

    settings: Settings
    folder: Path
    public_url: str
    works: bool = True
    """Take turns, beside serving pages."""
    own: OwnPlugs = OwnPlugs()


@dataclass(frozen=True)
class DemoShop:
    """What the demo's shop pages need of the shop."""

    consume_reset: Callable[[str], Awaitable[bool]]
    """Use a reset link up; False when it is used, expired or unknown."""
    orders_of: Callable[[str], Awaitable[list[dict[str, str]]]]
    """The orders of this e-mail address, newest first."""


@dataclass
class Desk:
    """Everything a door may use."""

    workspace: Workspace
    sockets: Sockets
    book: TicketBook
    staff: PostgresStaff
    feed: Feed
    mailbox: Mailbox | None
    work: TicketWork
    customer_token_secret: str
    shop: DemoShop | None = None
    is_closing: bool = False

    def close(self) -> None:
        """Tell the doors that live streams must end."""
        self.is_closing = True

    def disclosure(self, language: str) -> str:
        """The sentence that says the assistant is an AI."""
        said = self.workspace.company.disclosure
        return said.get(language, said["en"])
