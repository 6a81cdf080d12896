"""The list of tickets, alone on its page or beside the open ticket."""

from typing import Annotated

from fastapi import Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from deskhand.console.frame import Frame, Screen
from deskhand.console.queue_view import QueueView, known_view, queue_view
from deskhand.console.visit import Reception, Visit
from deskhand.ports import TicketBook

LIST = "list"
_LONGEST_SEARCH = 200


def searched(text: str) -> str:
    """What can be searched for: printable, not endless."""
    return "".join(c for c in text if c.isprintable()).strip()[:_LONGEST_SEARCH]


class Through(BaseModel):
    """The list that a ticket is opened through, as it stands in the address."""

    view: str = "all"
    q: str = ""

    @property
    def search(self) -> str:
        """What is searched for."""
        return searched(self.q)


Opened = Annotated[Through, Query()]


class Lister:
    """Reads the list for a visit."""

    def __init__(self, *, book: TicketBook) -> None:
        """Remember where tickets are."""
        self._book = book

    async def list(self, visit: Visit, through: Through) -> QueueView:
        """The list of this view."""
        counts = await self._book.counts(teammate=visit.teammate.id)
        view, search = known_view(through.view), through.search
        rows = await self._book.rows(view=view, search=search, teammate=visit.teammate.id)
        return queue_view(rows, counts, visit, view=view, search=search)


class QueueScreen:
    """The queue without an open ticket."""

    def __init__(self, *, lister: Lister, reception: Reception, frame: Frame) -> None:
        """Remember what it is made of."""
        self._lister = lister
        self._reception = reception
        self._frame = frame

    async def page(self, request: Request, through: Opened) -> Response:
        """The page, or the list alone."""
        visit = await self._reception.visit(request)
        queue = await self._lister.list(visit, through)
        if visit.target == LIST:
            return self._frame.answer_part("queue", "ticket_list", queue)
        screen = Screen("queue", queue.title, "queue.html", {"queue": queue})
        return await self._frame.page(visit, screen)
