"""The screens that show how the assistant came to what it did."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from deskhand.console.frame import Frame, Screen
from deskhand.console.trace_view import KINDS, line, trace_view
from deskhand.console.visit import Reception
from deskhand.domain.turn import Outcome
from deskhand.ports import TicketBook

LIST = "runs"
CHOSEN = "step"
_NEWEST = 200


class Traces:
    """The list of turns, one turn, and its journal as a file."""

    def __init__(self, *, book: TicketBook, reception: Reception, frame: Frame) -> None:
        """Remember where turns are."""
        self._book = book
        self._reception = reception
        self._frame = frame

    async def page(self, request: Request, outcome: str = "", ticket: str = "") -> Response:
        """The newest turns; by outcome or by ticket number where asked."""
        visit = await self._reception.visit(request)
        traces = await self._book.recent_turns(limit=_NEWEST)
        wanted = ticket.strip().lstrip("#")
        lines = [
            line(trace, visit)
            for trace in traces
            if (not outcome or trace.outcome == outcome)
            and (not wanted or str(trace.number) == wanted)
        ]
        is_filtered = bool(outcome or wanted)
        if visit.target == LIST:
            return self._frame.answer_part("traces", "runs", lines, is_filtered)
        values = {
            "lines": lines,
            "outcome": outcome,
            "ticket": wanted,
            "outcomes": [o.value for o in Outcome],
            "is_filtered": is_filtered,
        }
        return await self._frame.page(visit, Screen("traces", "Traces", "traces.html", values))

    async def one(self, request: Request, turn_id: UUID, step: str = "") -> Response:
        """One turn with the chosen step."""
        visit = await self._reception.visit(request)
        view = trace_view(await self._book.trace(turn_id), visit, step=step)
        if visit.target == CHOSEN:
            return self._frame.answer_part("trace", "chosen", view)
        if visit.target == "trace":
            return self._frame.answer_part("trace", "trace", view, KINDS)
        values = {"trace": view, "kinds": KINDS}
        title = f"{view.title} · Traces"
        return await self._frame.page(visit, Screen("traces", title, "trace.html", values))

    async def download(self, request: Request, turn_id: UUID) -> Response:
        """The journal of a turn as JSON."""
        await self._reception.visit(request)
        trace = await self._book.trace(turn_id)
        headers = {
            "Content-Disposition": f'attachment; filename="turn-{turn_id}.json"',
            "Cache-Control": "no-store",
        }
        text = trace.model_dump_json(indent=2)
        return Response(text, media_type="application/json", headers=headers)
