"""The demo desk's mailbox, for development: what would have left the machine."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from deskhand.console.frame import Frame, Screen
from deskhand.console.queue import searched
from deskhand.console.visit import Reception, Visit
from deskhand.console.words import moment
from deskhand.domain.mail import Letter
from deskhand.errors import NotFound
from deskhand.ports import Mailbox

HOME = "/console/mailbox"
LIST = "letters"
OPEN = "letter"
_IDS = 2**63
_LINK = re.compile(r"https?://[^\s<>\"']+")


class Piece(NamedTuple):
    """Some of a text; with a place to go when it is a link to our own pages."""

    text: str
    href: str = ""


class Shown(NamedTuple):
    """A letter as the screen shows it."""

    id: int
    href: str
    is_mail: bool
    to: str
    subject: str
    preview: str
    time: str
    iso: str
    is_delivered: bool
    state: str
    pieces: tuple[Piece, ...]


def pieces(text: str) -> Iterator[Piece]:
    """Cut a text at its links; only `/reset/…` of this desk can be followed, on this desk."""
    end = 0
    for found in _LINK.finditer(text):
        href = _own_path(found.group())
        if href:
            yield Piece(text[end : found.start()])
            yield Piece(found.group(), href)
            end = found.end()
    yield Piece(text[end:])


def _own_path(url: str) -> str:
    try:
        place = urlsplit(url)
    except ValueError:
        return ""
    if not place.path.startswith("/reset/"):
        return ""
    return place.path + (f"?{place.query}" if place.query else "")


class MailboxScreen:
    """The list of letters and one letter."""

    def __init__(self, *, mailbox: Mailbox, reception: Reception, frame: Frame) -> None:
        """Remember where letters are."""
        self._mailbox = mailbox
        self._reception = reception
        self._frame = frame

    async def page(self, request: Request, to: str = "") -> Response:
        """The list alone."""
        visit = await self._reception.visit(request)
        return await self._page(visit, to=searched(to), letter=None)

    async def one(self, request: Request, letter_id: int, to: str = "") -> Response:
        """The list with an open letter."""
        visit = await self._reception.visit(request)
        letter = await self._mailbox.letter(letter_id) if 0 <= letter_id < _IDS else None
        if letter is None:
            raise NotFound(f"There is no letter {letter_id} here: the mailbox may be emptied.")
        return await self._page(visit, to=searched(to), letter=letter)

    async def clear(self, request: Request) -> Response:
        """Empty it."""
        await self._reception.visit(request)
        await self._mailbox.clear()
        return RedirectResponse(HOME, status_code=303)

    async def _page(self, visit: Visit, *, to: str, letter: Letter | None) -> Response:
        shown = _shown(letter, visit, to=to) if letter else None
        if visit.target == OPEN and shown:
            title = f"{shown.subject} · Mailbox"
            return self._frame.answer_part("mailbox", "letter", shown, title=title)
        letters = await self._mailbox.letters(to=to or None)
        lines = [_shown(one, visit, to=to) for one in letters]
        if visit.target == LIST:
            return self._frame.answer_part("mailbox", "letters", lines, to)
        values = {"letters": lines, "to": to, "letter": shown}
        title = f"{shown.subject} · Mailbox" if shown else "Mailbox"
        return await self._frame.page(visit, Screen("mailbox", title, "mailbox.html", values))


def _shown(letter: Letter, visit: Visit, *, to: str) -> Shown:
    query = f"?{urlencode({'to': to})}" if to else ""
    return Shown(
        id=letter.id,
        href=f"{HOME}/{letter.id}{query}",
        is_mail=letter.kind == "mail",
        to=letter.to,
        subject=letter.subject or "Text message",
        preview=" ".join(letter.text.split())[:120],
        time=moment(letter.at, now=visit.now, zone=visit.zone),
        iso=letter.at.isoformat(),
        is_delivered=letter.state == "delivered",
        state=letter.state,
        pieces=tuple(pieces(letter.text)),
    )
