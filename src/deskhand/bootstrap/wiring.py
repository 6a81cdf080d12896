"""Opens a desk: between an empty folder and one that answers."""

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from deskhand.bootstrap.desk import DemoShop, Desk, Plan
from deskhand.bootstrap.folder import CONNECTORS, read_workspace
from deskhand.bootstrap.models import Models, load_models
from deskhand.channels.mailbox import Letters, MailDrop, SmsDrop
from deskhand.channels.smtp import SmtpMail, smtp_server
from deskhand.connectors import copper_kettle
from deskhand.connectors.toolbox import ConnectedTools
from deskhand.domain.workspace import Workspace
from deskhand.knowledge.answering import Answerer
from deskhand.knowledge.index import PostgresIndex
from deskhand.language import mask_cards, split
from deskhand.ports import Chance, Clock, Mailbox, MailSender, Rows, SmsSender
from deskhand.settings import Settings
from deskhand.storage.actions import PostgresActions, PostgresLimits
from deskhand.storage.book import PostgresBook
from deskhand.storage.cards import PostgresCards
from deskhand.storage.database import open_store
from deskhand.storage.feed import PostgresFeed
from deskhand.storage.intake import PostgresIntake
from deskhand.storage.migrate import migrate
from deskhand.storage.outbox import PostgresOutbox
from deskhand.storage.people import PostgresStaff
from deskhand.storage.rows import PostgresRows
from deskhand.storage.statements import Statements
from deskhand.storage.tickets import PostgresTickets
from deskhand.storage.turns import PostgresTurns
from deskhand.workflows import outbox, turn
from deskhand.workflows.engine import ProcrastinateMotor
from deskhand.workflows.sockets import Sockets
from deskhand.workflows.sweeper import PERIOD, sweep
from deskhand.workflows.ticket import TicketWork
from deskhand.world import SystemChance, SystemClock, pause


@asynccontextmanager
async def open_desk(plan: Plan) -> AsyncGenerator[Desk]:
    """The desk of the plan's folder; everything is closed again in reverse."""
    workspace = read_workspace(plan.folder)
    settings = plan.settings
    async with AsyncExitStack() as stack:
        url = await _database(settings, workspace, stack)
        await asyncio.to_thread(migrate, url)
        store = await open_store(url, pool_size=settings.pool_size)
        stack.push_async_callback(store.close)
        parts = await _parts(plan, workspace, Statements(store))
        feed = PostgresFeed(parts.sql, url=url)
        await feed.start()
        stack.push_async_callback(feed.stop)
        motor = ProcrastinateMotor(url, concurrency=settings.concurrency)
        await motor.open()
        stack.push_async_callback(motor.close)
        desk = await _desk(plan, parts, feed, motor)
        if plan.works:
            await _work(motor, desk.sockets)
        stack.callback(desk.close)
        yield desk


@dataclass(frozen=True)
class _Parts:
    """What most of the wiring needs."""

    workspace: Workspace
    sql: Statements
    rows: Rows
    clock: Clock
    chance: Chance
    secret: str
    models: Models
    mail: MailSender
    sms: SmsSender
    mailbox: Mailbox | None


async def _parts(plan: Plan, workspace: Workspace, sql: Statements) -> _Parts:
    own, settings, rows = plan.own, plan.settings, PostgresRows(sql)
    clock = own.clock or SystemClock()
    return _Parts(
        workspace=workspace,
        sql=sql,
        rows=rows,
        clock=clock,
        chance=own.chance or SystemChance(),
        secret=settings.secret or _kept_secret(settings.home),
        models=own.models or await asyncio.to_thread(load_models, settings.home, workspace),
        mail=own.mail or _mail(settings, rows, clock),
        sms=own.sms or SmsDrop(rows, clock=clock),
        mailbox=own.mailbox or (None if settings.smtp_url else Letters(rows)),
    )


async def _desk(plan: Plan, parts: _Parts, feed: PostgresFeed, motor: ProcrastinateMotor) -> Desk:
    workspace, sql, clock, chance = parts.workspace, parts.sql, parts.clock, parts.chance
    models, secret = parts.models, parts.secret
    index = PostgresIndex(rows=parts.rows, embedder=models.embedder)
    await index.sync(workspace.articles)
    staff = PostgresStaff(sql, chance=chance)
    sockets = Sockets(
        workspace=workspace,
        clock=clock,
        chance=chance,
        motor=motor,
        feed=feed,
        intake=PostgresIntake(sql, chance=chance, windows_ms=workspace.burst_window_ms),
        turns=PostgresTurns(sql, worker=_worker(), clock=clock),
        ledger=PostgresActions(sql),
        limits=PostgresLimits(sql, clock=clock, secret=secret),
        cards=PostgresCards(sql, clock=clock, chance=chance, secret=secret),
        outbox=PostgresOutbox(sql),
        tickets=PostgresTickets(sql, chance=chance),
        staff=staff,
        tools=await _tools(plan, parts),
        knowledge=Answerer(index=index, articles=workspace.articles, products=workspace.products),
        intents=models.intents,
        languages=models.languages,
        moods=models.moods,
        details=models.details,
        mail=parts.mail,
        split=split,
        mask=mask_cards,
        pause=pause,
    )
    return Desk(
        workspace=workspace,
        sockets=sockets,
        book=PostgresBook(sql),
        staff=staff,
        feed=feed,
        mailbox=parts.mailbox,
        work=TicketWork(sockets),
        customer_token_secret=plan.settings.customer_token_secret or secret,
        shop=_shop(parts),
    )


async def _work(motor: ProcrastinateMotor, sockets: Sockets) -> None:
    motor.register("turn", lambda ticket_id: turn.run(ticket_id, sockets=sockets))
    motor.register("outbox", lambda item_id: outbox.send(item_id, sockets=sockets))
    motor.every(PERIOD, lambda: sweep(sockets=sockets))
    await motor.work()


async def _tools(plan: Plan, parts: _Parts) -> ConnectedTools:
    named = parts.workspace.connectors
    if "copper_kettle" in named:
        await copper_kettle.prepare(parts.rows)
        await copper_kettle.seed(parts.rows, parts.clock)
    return ConnectedTools(
        tuple(tool for name in named for tool in CONNECTORS[name]),
        {
            Rows: parts.rows,
            Mailbox: parts.mailbox,
            MailSender: parts.mail,
            SmsSender: parts.sms,
            Clock: parts.clock,
            Chance: parts.chance,
            copper_kettle.ShopAddress: copper_kettle.ShopAddress(base_url=plan.public_url),
        },
    )


def _shop(parts: _Parts) -> DemoShop | None:
    if "copper_kettle" not in parts.workspace.connectors:
        return None

    async def consume_reset(token: str) -> bool:
        opened = await copper_kettle.consume_reset(token, rows=parts.rows, clock=parts.clock)
        return opened is not None

    return DemoShop(
        consume_reset=consume_reset,
        orders_of=lambda email: copper_kettle.orders_of(email, rows=parts.rows),
    )


async def _database(settings: Settings, workspace: Workspace, stack: AsyncExitStack) -> str:
    if settings.database_url:
        return settings.database_url
    # Only here: an external database must not need the embedded one's binaries.
    from deskhand.storage.databases import database_for
    from deskhand.storage.embedded import EmbeddedPostgres

    server = EmbeddedPostgres(settings.home)
    await asyncio.to_thread(server.start)
    stack.push_async_callback(asyncio.to_thread, server.stop)
    return await asyncio.to_thread(database_for, server, workspace.name)


def _mail(settings: Settings, rows: Rows, clock: Clock) -> MailSender:
    if settings.smtp_url:
        return SmtpMail(smtp_server(settings.smtp_url, sender=settings.mail_from), clock=clock)
    return MailDrop(rows, clock=clock)


def _kept_secret(home: Path) -> str:
    """The desk's own key, made once; readable by nobody else."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / "desk.key"
    if not file.exists():
        # Written whole before it gets its name: who reads it never finds it half made.
        made = home / f"desk.key.{secrets.token_hex(4)}"
        handle = os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as out:
            out.write(secrets.token_urlsafe(32))
        with suppress(FileExistsError):  # another process was faster
            os.link(made, file)
        made.unlink()
    return file.read_text().strip()


def _worker() -> str:
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}"
