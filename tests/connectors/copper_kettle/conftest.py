"""The shop of the demo, freshly set up, with a mailbox that can be made to misbehave."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

import pytest
from pydantic import JsonValue

from deskhand.connectors.copper_kettle import TOOLS, ShopAddress, prepare, seed
from deskhand.connectors.toolbox import ConnectedTools
from deskhand.domain.customer import Assurance, Principal
from deskhand.errors import StoreUnavailable
from deskhand.ports import Chance, Clock, Facts, Mailbox, MailSender, Rows, SmsSender
from deskhand.storage.database import open_store
from deskhand.storage.rows import PostgresRows
from deskhand.storage.statements import Statements
from deskhand.testing import FakeMail, FakeMailbox, FakeSms, FixedClock, SeededChance
from deskhand.testing.postgres import Databases

SHOP = ShopAddress(base_url="http://shop.example")


class BreakingRows:
    """Rows whose call of this number fails: before its statement is done, or after."""

    def __init__(self, rows: Rows, error: BaseException, *, call: int, is_done: bool) -> None:
        self._rows = rows
        self._error = error
        self._calls_left = call
        self._is_done = is_done

    async def fetch(self, sql: str, params: Facts) -> list[dict[str, JsonValue]]:
        self._calls_left -= 1
        if self._calls_left == 0 and not self._is_done:
            raise self._error
        found = await self._rows.fetch(sql, params)
        if self._calls_left == 0:
            raise self._error
        return found


@dataclass
class Shop:
    """Everything around the tools, within reach of a test."""

    rows: Rows
    clock: FixedClock = field(default_factory=FixedClock)
    mailbox: FakeMailbox = field(default_factory=FakeMailbox)
    has_mailbox: bool = True
    """False: mail leaves through a system that cannot be looked into."""

    def __post_init__(self) -> None:
        self.mail = FakeMail(self.mailbox)
        self.sms = FakeSms(self.mailbox)
        self.chance = SeededChance()

    def tools(self, rows: Rows | None = None) -> ConnectedTools:
        """The tools as a process finds them after its start."""
        sockets: dict[type[object], object] = {
            Rows: rows or self.rows,
            MailSender: self.mail,
            SmsSender: self.sms,
            Clock: self.clock,
            Chance: self.chance,
            ShopAddress: SHOP,
        }
        if self.has_mailbox:
            sockets[Mailbox] = self.mailbox
        return ConnectedTools(TOOLS, sockets)

    def broken_rows(self) -> Rows:
        """Rows of a database that is away."""
        away = StoreUnavailable("The database does not answer.")
        return BreakingRows(self.rows, away, call=1, is_done=False)


def verified(email: str) -> Principal:
    """A customer who proved that this address is theirs."""
    return Principal(level=Assurance.channel_verified, email=email, method="one_time_code")


@pytest.fixture(scope="session")
async def shop_rows(databases: Databases) -> AsyncGenerator[Rows]:
    """A database with the shop in it, shared: what the tests write is swept after each."""
    url = databases.create()
    store = await open_store(url, pool_size=8)
    rows = PostgresRows(Statements(store))
    await prepare(rows)
    await seed(rows, FixedClock())
    yield rows
    await store.close()
    databases.drop(url)


@pytest.fixture
async def shop(shop_rows: Rows) -> AsyncGenerator[Shop]:
    yield Shop(shop_rows)
    await shop_rows.fetch("truncate shop.reset_links cascade", {})
