"""The map of the console: every address, and what answers it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskhand.console.assets import ROOT, Assets
from deskhand.console.deeds import Deeds
from deskhand.console.door import HOME, SIGN_IN, route_class
from deskhand.console.frame import Counts, Frame
from deskhand.console.live import Hub, Live
from deskhand.console.mailbox import MailboxScreen
from deskhand.console.queue import Lister, QueueScreen
from deskhand.console.render import Pages
from deskhand.console.sign_in import SignIn
from deskhand.console.ticket import TicketScreen
from deskhand.console.traces import Traces
from deskhand.console.visit import Reception
from deskhand.console.work import TicketWork
from deskhand.errors import NotFound
from deskhand.ports import Clock, Feed, Mailbox, Staff, TicketBook


def router(
    *,
    book: TicketBook,
    staff: Staff,
    feed: Feed,
    mailbox: Mailbox | None,
    work: TicketWork,
    company: str,
    clock: Clock,
) -> APIRouter:
    """Everything under `/console`; raises FilesMissing where the browser files were not built."""
    assets = Assets()
    pages = Pages(assets=assets, company=company)
    reception = Reception(staff=staff, clock=clock)
    frame = Frame(book=book, pages=pages, has_mailbox=mailbox is not None)
    routes = APIRouter(route_class=route_class(pages), include_in_schema=False)
    routes.add_api_route(f"{ROOT}/{{name:path}}", assets.serve)
    routes.add_api_route("/console", _home)
    _door(routes, SignIn(staff=staff, reception=reception, pages=pages, clock=clock))
    _tickets(routes, book=book, work=work, reception=reception, frame=frame)
    _traces(routes, Traces(book=book, reception=reception, frame=frame))
    _live(routes, Live(hub=Hub(feed=feed), staff=staff, reception=reception))
    _counts(routes, Counts(book=book, reception=reception, frame=frame))
    if mailbox is not None:
        _mailbox(routes, MailboxScreen(mailbox=mailbox, reception=reception, frame=frame))
    routes.add_api_route("/console/{elsewhere:path}", _nowhere, methods=["GET", "POST"])
    return routes


def _door(routes: APIRouter, sign_in: SignIn) -> None:
    routes.add_api_route(SIGN_IN, sign_in.page)
    routes.add_api_route(SIGN_IN, sign_in.enter, methods=["POST"])
    routes.add_api_route("/console/sign-out", sign_in.leave, methods=["POST"])


def _tickets(
    routes: APIRouter, *, book: TicketBook, work: TicketWork, reception: Reception, frame: Frame
) -> None:
    lister = Lister(book=book)
    queue = QueueScreen(lister=lister, reception=reception, frame=frame)
    ticket = TicketScreen(book=book, lister=lister, reception=reception, frame=frame)
    deeds = Deeds(work=work, lister=lister, reception=reception, screen=ticket)
    one = "/console/tickets/{ticket_id}"
    routes.add_api_route("/console/queue", queue.page)
    routes.add_api_route(one, ticket.page)
    routes.add_api_route(f"{one}/live", ticket.live)
    routes.add_api_route(f"{one}/messages", ticket.newer)
    routes.add_api_route(f"{one}/take", deeds.take, methods=["POST"])
    routes.add_api_route(f"{one}/reply", deeds.reply, methods=["POST"])
    routes.add_api_route(f"{one}/note", deeds.note, methods=["POST"])
    routes.add_api_route(f"{one}/resolve", deeds.resolve, methods=["POST"])
    routes.add_api_route(f"{one}/hand-back", deeds.hand_back, methods=["POST"])
    routes.add_api_route(f"{one}/seen", deeds.seen, methods=["POST"])


def _traces(routes: APIRouter, traces: Traces) -> None:
    routes.add_api_route("/console/traces", traces.page)
    routes.add_api_route("/console/traces/{turn_id}", traces.one)
    routes.add_api_route("/console/traces/{turn_id}/journal.json", traces.download)


def _live(routes: APIRouter, live: Live) -> None:
    routes.add_api_route("/console/stream", live.stream)


def _counts(routes: APIRouter, counts: Counts) -> None:
    routes.add_api_route("/console/counts", counts.fragment)


def _mailbox(routes: APIRouter, screen: MailboxScreen) -> None:
    routes.add_api_route("/console/mailbox", screen.page)
    routes.add_api_route("/console/mailbox/clear", screen.clear, methods=["POST"])
    routes.add_api_route("/console/mailbox/{letter_id}", screen.one)


async def _nowhere(elsewhere: str) -> Response:
    raise NotFound(f"There is no page {elsewhere!r} in the console.")


async def _home(request: Request) -> Response:
    del request
    return RedirectResponse(HOME, status_code=303)
