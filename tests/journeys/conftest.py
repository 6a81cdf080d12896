"""A whole desk for each story: real Postgres, real HTTP, real local models; mail that can break."""

import asyncio
import socket
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import uvicorn

from deskhand.bootstrap import (
    Desk,
    Models,
    OwnPlugs,
    Plan,
    install,
    load_models,
    open_desk,
    read_workspace,
)
from deskhand.settings import Settings, read_settings
from deskhand.starter import demo
from deskhand.testing import FakeMail, FakeMailbox, FakeSms, FixedClock
from deskhand.testing.postgres import Databases
from deskhand.web import create_app

from .visitor import OpenDesk

HOME = read_settings().home


@pytest.fixture(scope="session")
def home() -> Path:
    """Where the local model is; fetched on first use."""
    install(HOME, report=lambda _: None)
    return HOME


@pytest.fixture(scope="session")
def models(home: Path) -> Models:
    """The demo's models, loaded once for all stories."""
    return load_models(home, read_workspace(demo()))


@pytest.fixture(scope="session")
async def furnished(databases: Databases, home: Path) -> AsyncGenerator[str]:
    """A database with the shop's orders and the indexed articles, to be copied for each story."""
    url = databases.create()
    plan = Plan(settings=settings_for(url, home), folder=demo(), public_url="", works=False)
    async with open_desk(plan):
        pass
    yield url
    databases.drop(url)


@pytest.fixture
async def desk(
    databases: Databases, furnished: str, home: Path, models: Models
) -> AsyncGenerator[OpenDesk]:
    """The demo desk, open, with a clock that can be moved and mail that can break."""
    url = databases.create(like=furnished)
    async with served(settings_for(url, home), models) as open_desk_:
        yield open_desk_
    databases.drop(url)


def settings_for(url: str, home: Path) -> Settings:
    """Settings for a test's own database."""
    return read_settings(
        {"DESKHAND_HOME": str(home), "DATABASE_URL": url, "DESKHAND_SECRET": "s" * 43}
    )


@asynccontextmanager
async def served(settings: Settings, models: Models) -> AsyncGenerator[OpenDesk]:
    """A desk behind a real HTTP server on a free port of this machine."""
    clock = FixedClock(datetime.now(UTC))
    mailbox = FakeMailbox(clock=clock)
    mail, sms = FakeMail(mailbox), FakeSms(mailbox)
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    own = OwnPlugs(clock=clock, mail=mail, sms=sms, mailbox=mailbox, models=models)
    plan = Plan(settings=settings, folder=demo(), public_url=address, own=own)
    opened: asyncio.Future[Desk] = asyncio.get_running_loop().create_future()

    async def note(desk: Desk, public: str) -> None:
        del public
        opened.set_result(desk)

    config = uvicorn.Config(create_app(plan, opened=note), log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    done, _ = await asyncio.wait({serving, opened}, return_when=asyncio.FIRST_COMPLETED)
    assert opened in done, "the desk did not open"
    async with OpenDesk(address, opened.result(), clock, mail=mail, sms=sms) as open_desk_:
        yield open_desk_
    server.should_exit = True
    await serving
