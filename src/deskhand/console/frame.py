"""The frame around every screen: navigation with live counts, and the choice of page or part."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from deskhand.console.render import Pages
from deskhand.console.visit import Reception, Visit
from deskhand.ports import TicketBook

_PRIVATE = {"Cache-Control": "no-store", "Vary": "HX-Target, Cookie"}


class NavItem(NamedTuple):
    """A screen in the navigation."""

    screen: str
    title: str
    href: str
    icon: str
    key: str
    group: str = ""


QUEUE = NavItem("queue", "Queue", "/console/queue", "queue", "g q")
TRACES = NavItem("traces", "Traces", "/console/traces", "trace", "g t", "Insight")
MAILBOX = NavItem("mailbox", "Mailbox", "/console/mailbox", "mail", "g m", "Development")


def mine_to_do(counts: Mapping[str, int]) -> int:
    """What waits for me: my tickets and those that nobody has."""
    return counts.get("mine", 0) + counts.get("free", 0)


class Screen(NamedTuple):
    """What a screen shows: its template and what is filled in."""

    name: str
    title: str
    template: str
    values: Mapping[str, object]


def html(text: str, *, status: int = 200) -> Response:
    """An answer for these eyes only."""
    return HTMLResponse(text, status_code=status, headers=_PRIVATE)


class Frame:
    """Puts the frame around a screen."""

    def __init__(self, *, book: TicketBook, pages: Pages, has_mailbox: bool) -> None:
        """Remember what the navigation counts."""
        self._book = book
        self._pages = pages
        self._places = (QUEUE, TRACES, MAILBOX) if has_mailbox else (QUEUE, TRACES)

    async def page(self, visit: Visit, screen: Screen, *, status: int = 200) -> Response:
        """The whole page."""
        counts = await self._book.counts(teammate=visit.teammate.id)
        text = self._pages.page(
            screen.template,
            visit=visit,
            places=self._places,
            screen=screen.name,
            title=screen.title,
            waiting=mine_to_do(counts),
            now_ms=round(visit.now.timestamp() * 1000),
            **screen.values,
        )
        return html(text, status=status)

    def part(self, name: str, macro: str, *values: object) -> Markup:
        """A fragment that can travel alone."""
        return self._pages.part(name, macro, *values)

    def answer_part(self, name: str, macro: str, *values: object, title: str = "") -> Response:
        """Answer with one fragment; with a title when it is what the page is about."""
        head = Markup("<title>{}</title>").format(title) if title else Markup("")
        return html(head + self.part(name, macro, *values))


class Counts:
    """The number in the navigation, fetched anew when something happens."""

    def __init__(self, *, book: TicketBook, reception: Reception, frame: Frame) -> None:
        """Remember what to count."""
        self._book = book
        self._reception = reception
        self._frame = frame

    async def fragment(self, request: Request) -> Response:
        """The number alone."""
        visit = await self._reception.visit(request)
        counts = await self._book.counts(teammate=visit.teammate.id)
        return self._frame.answer_part("nav", "count", mine_to_do(counts))
