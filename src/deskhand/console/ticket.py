"""The open ticket: its page, and the parts of it that keep themselves up to date."""

from typing import Annotated, NamedTuple
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from deskhand.console.briefing import briefing
from deskhand.console.frame import Frame, Screen, html
from deskhand.console.queue import Lister, Opened, Through
from deskhand.console.thread_view import said
from deskhand.console.ticket_view import TicketView, Wrote, head, ticket_view
from deskhand.console.visit import Reception, Visit
from deskhand.ports import TicketBook

THING = "thing"
NOTHING_WRITTEN = Wrote()


class Place(NamedTuple):
    """A ticket, and the list it was opened through."""

    ticket_id: UUID
    through: Through


class Known(BaseModel):
    """What the page shows already."""

    state: str = ""
    briefing_id: str = ""


class TicketScreen:
    """One ticket beside the list it was opened from."""

    def __init__(
        self, *, book: TicketBook, lister: Lister, reception: Reception, frame: Frame
    ) -> None:
        """Remember what it is made of."""
        self._book = book
        self._lister = lister
        self._reception = reception
        self._frame = frame

    async def page(
        self,
        request: Request,
        ticket_id: UUID,
        through: Opened,
        whole: str = "",
    ) -> Response:
        """The page, or the ticket alone."""
        visit = await self._reception.visit(request)
        place = Place(ticket_id, through)
        ticket = await self._read(place, visit, wrote=NOTHING_WRITTEN, is_whole=bool(whole))
        return await self._show(visit, place, ticket)

    async def again(
        self,
        visit: Visit,
        place: Place,
        *,
        wrote: Wrote = NOTHING_WRITTEN,
        status: int = 200,
    ) -> Response:
        """Show the ticket after something was done with it, or was refused."""
        ticket = await self._read(place, visit, wrote=wrote)
        return await self._show(visit, place, ticket, status=status)

    async def live(
        self, request: Request, ticket_id: UUID, through: Opened, known: Annotated[Known, Query()]
    ) -> Response:
        """What has changed around the thread; the text being typed is no part of it.

        What has not changed is not sent: a button replaced while it is pressed does nothing.
        """
        visit = await self._reception.visit(request)
        conversation = await self._book.conversation(ticket_id)
        handoff = await self._book.handoff(ticket_id)
        top = head(conversation, visit, view=through.view, search=through.search)
        is_new = handoff is not None and str(handoff.id) != known.briefing_id
        if top.state == known.state and not is_new:
            return Response(status_code=204)
        parts = [self._frame.part("ticket", "head", top)]
        parts.append(self._frame.part("ticket", "live_buttons", top))
        if handoff and is_new:
            parts.append(self._frame.part("briefing", "live_card", briefing(handoff)))
        return html("".join(parts))

    async def newer(self, request: Request, ticket_id: UUID, after: int = 0) -> Response:
        """Messages that came after this one."""
        visit = await self._reception.visit(request)
        conversation = await self._book.conversation(ticket_id)
        name = conversation.ticket.principal.name
        fresh = [m for m in conversation.messages if m.seq > after]
        return self._frame.answer_part("thread", "messages", said(fresh, visit, customer=name))

    async def _read(
        self, place: Place, visit: Visit, *, wrote: Wrote, is_whole: bool = False
    ) -> TicketView:
        conversation = await self._book.conversation(place.ticket_id)
        handoff = await self._book.handoff(place.ticket_id)
        through = place.through
        top = head(conversation, visit, view=through.view, search=through.search)
        return ticket_view(conversation, handoff, visit, top=top, wrote=wrote, is_whole=is_whole)

    async def _show(
        self, visit: Visit, place: Place, ticket: TicketView, *, status: int = 200
    ) -> Response:
        title = f"{ticket.title} · Queue"
        if visit.target == THING:
            answer = self._frame.answer_part("ticket", "ticket", ticket, title=title)
            answer.status_code = status
            return answer
        queue = await self._lister.list(visit, place.through)
        screen = Screen("queue", title, "ticket.html", {"queue": queue, "ticket": ticket})
        return await self._frame.page(visit, screen, status=status)
