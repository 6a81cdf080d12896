"""One request of a signed-in teammate, with what every screen needs to know of it."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from starlette.requests import Request

from deskhand.domain.teammate import Teammate
from deskhand.errors import NotSignedIn
from deskhand.ports import Clock, Staff

COOKIE = "deskhand_console"
THEME_COOKIE = "deskhand_theme"
ZONE_COOKIE = "deskhand_zone"
_THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, when, in which time zone and theme, and for which part of a page."""

    teammate: Teammate
    token: str
    now: datetime
    zone: tzinfo
    theme: str
    target: str
    """Id of the part that is to be replaced; empty when a whole page is asked for."""
    is_htmx: bool


class Reception:
    """Tells who is at the door."""

    def __init__(self, *, staff: Staff, clock: Clock) -> None:
        """Remember whom to ask."""
        self._staff = staff
        self._clock = clock

    async def visit(self, request: Request) -> Visit:
        """The visit behind this request; raises NotSignedIn."""
        token = request.cookies.get(COOKIE, "")
        teammate = await self._staff.by_token(token) if token else None
        if teammate is None:
            raise NotSignedIn("Nobody is signed in here: sign in at /console/sign-in.")
        return Visit(
            teammate=teammate,
            token=token,
            now=self._clock.now(),
            zone=_zone(request),
            theme=theme(request),
            target=request.headers.get("HX-Target", ""),
            is_htmx=request.headers.get("HX-Request") == "true",
        )


def theme(request: Request) -> str:
    """The theme this browser chose: `light`, `dark` or `system`."""
    chosen = request.cookies.get(THEME_COOKIE, "")
    return chosen if chosen in _THEMES else "system"


def _zone(request: Request) -> tzinfo:
    name = unquote(request.cookies.get(ZONE_COOKIE, ""))
    try:
        return ZoneInfo(name)
    # A zone is a file name under a fixed folder: what is odd about it comes as one of these.
    except (KeyError, ValueError, OSError):
        return UTC
