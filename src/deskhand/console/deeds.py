"""What a teammate does with a ticket: each deed is a form, and a refusal keeps what was typed."""

import json
from collections.abc import Awaitable
from typing import Annotated
from uuid import UUID

from fastapi import Form
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskhand.console.door import status_of
from deskhand.console.queue import Lister, Opened
from deskhand.console.row_view import queue_path, ticket_path
from deskhand.console.ticket import NOTHING_WRITTEN, THING, Place, TicketScreen
from deskhand.console.ticket_view import Wrote, client_id
from deskhand.console.visit import Reception, Visit
from deskhand.console.work import TicketWork
from deskhand.domain.text import readable
from deskhand.errors import WrongUse


class Written(BaseModel):
    """The form of a reply or a note."""

    text: str = ""
    seq: int = 0
    """The last message that stood above the box when the box was made."""
    then: str = ""


class Deeds:
    """Take, reply, note, resolve, hand back, and having seen it."""

    def __init__(
        self, *, work: TicketWork, lister: Lister, reception: Reception, screen: TicketScreen
    ) -> None:
        """Remember who does the work and who shows it."""
        self._work = work
        self._lister = lister
        self._reception = reception
        self._screen = screen

    async def take(self, request: Request, ticket_id: UUID, through: Opened) -> Response:
        """Take the ticket."""
        visit = await self._reception.visit(request)
        place = Place(ticket_id, through)
        deed = self._work.take(ticket_id, visit.teammate)
        return await self._refusal(visit, place, deed) or await self._stay(visit, place)

    async def hand_back(self, request: Request, ticket_id: UUID, through: Opened) -> Response:
        """Give it back to the assistant."""
        visit = await self._reception.visit(request)
        place = Place(ticket_id, through)
        deed = self._work.hand_back(ticket_id, visit.teammate)
        return await self._refusal(visit, place, deed) or await self._stay(visit, place)

    async def note(
        self,
        request: Request,
        ticket_id: UUID,
        through: Opened,
        written: Annotated[Written, Form()],
    ) -> Response:
        """Write a note."""
        visit = await self._reception.visit(request)
        place, kept = Place(ticket_id, through), Wrote(written.text, "note")
        deed = self._note(visit, ticket_id, written)
        return await self._refusal(visit, place, deed, kept) or await self._stay(visit, place)

    async def reply(
        self,
        request: Request,
        ticket_id: UUID,
        through: Opened,
        written: Annotated[Written, Form()],
    ) -> Response:
        """Answer the customer, and resolve the ticket where that was the button."""
        visit = await self._reception.visit(request)
        place, kept = Place(ticket_id, through), Wrote(written.text, "reply")
        deed = self._answer(visit, ticket_id, written)
        refused = await self._refusal(visit, place, deed, kept)
        if refused or not written.then:
            return refused or await self._stay(visit, place)
        return await self._finish(visit, place)

    async def resolve(self, request: Request, ticket_id: UUID, through: Opened) -> Response:
        """Resolve it and open the next one."""
        visit = await self._reception.visit(request)
        return await self._finish(visit, Place(ticket_id, through))

    async def seen(self, request: Request, ticket_id: UUID) -> Response:
        """Remember that it was read."""
        visit = await self._reception.visit(request)
        await self._work.saw(ticket_id, visit.teammate)
        return Response(status_code=204)

    async def _note(self, visit: Visit, ticket_id: UUID, written: Written) -> None:
        clean = readable(written.text)
        key = client_id(ticket_id, visit.teammate, box=f"note {written.seq}", text=clean)
        await self._work.note(ticket_id, visit.teammate, clean, client_id=key)

    async def _answer(self, visit: Visit, ticket_id: UUID, written: Written) -> None:
        clean = readable(written.text)
        key = client_id(ticket_id, visit.teammate, box=f"reply {written.seq}", text=clean)
        await self._work.reply(ticket_id, visit.teammate, clean, client_id=key)

    async def _finish(self, visit: Visit, place: Place) -> Response:
        # Asked for before the deed: afterwards the ticket is no longer in the list.
        following = await self._following(visit, place)
        deed = self._work.resolve(place.ticket_id, visit.teammate)
        refused = await self._refusal(visit, place, deed)
        return refused or _go_on(visit, following, ticket_path(place.ticket_id, view="resolved"))

    async def _refusal(
        self, visit: Visit, place: Place, deed: Awaitable[None], kept: Wrote = NOTHING_WRITTEN
    ) -> Response | None:
        """Do it; where it is refused, show why beside what was typed."""
        try:
            await deed
        except WrongUse as error:
            wrote = kept._replace(error=str(error))
            status, _ = status_of(error)
            return await self._screen.again(visit, place, wrote=wrote, status=status)
        return None

    async def _stay(self, visit: Visit, place: Place) -> Response:
        if visit.is_htmx:
            return await self._screen.again(visit, place)
        through = place.through
        path = ticket_path(place.ticket_id, view=through.view, search=through.search)
        return RedirectResponse(path, status_code=303)

    async def _following(self, visit: Visit, place: Place) -> str:
        """Where to go when this ticket leaves the list: the one below it, else the list."""
        queue = await self._lister.list(visit, place.through)
        ids = [row.id for row in queue.rows]
        index = ids.index(str(place.ticket_id)) if str(place.ticket_id) in ids else len(ids)
        others = queue.rows[index + 1 :] + queue.rows[:index]
        if others:
            return others[0].href
        return queue_path(view=queue.view, search=queue.search)


def _go_on(visit: Visit, path: str, resolved: str) -> Response:
    if not visit.is_htmx:
        return RedirectResponse(path, status_code=303)
    toast = {"toast": {"text": "Resolved.", "href": resolved, "action": "Show it"}}
    headers = {"HX-Trigger": json.dumps(toast)}
    if path.startswith("/console/tickets/"):
        headers["HX-Location"] = json.dumps({"path": path, "target": f"#{THING}"})
    else:
        headers["HX-Redirect"] = path
    return Response(status_code=200, headers=headers)
