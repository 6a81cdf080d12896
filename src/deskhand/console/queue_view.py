"""What the list of tickets shows, worked out of rows and counts."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from deskhand.console.row_view import Row, queue_path, row_of
from deskhand.console.visit import Visit
from deskhand.console.words import label
from deskhand.domain.ticket import TicketRow

FIRST_VIEWS = {"all": "All", "mine": "Mine", "free": "Free"}
OTHER_VIEWS = {"assistant": "With the assistant", "resolved": "Resolved"}
_NAME = re.compile(r"[\w-]{1,60}")


class Tab(NamedTuple):
    """A view that can be chosen."""

    name: str
    title: str
    tickets: int | None
    """How many; None where nobody counts them."""
    href: str
    is_current: bool


class Empty(NamedTuple):
    """Why the list is empty, and one thing to do about it."""

    why: str
    href: str = ""
    action: str = ""


class QueueView(NamedTuple):
    """The whole list."""

    view: str
    search: str
    title: str
    tabs: tuple[Tab, ...]
    more: tuple[Tab, ...]
    more_title: str
    rows: tuple[Row, ...]
    assistant_has: int
    empty: Empty | None


def known_view(view: str) -> str:
    """The view if there can be one of that name, else all; an empty queue is a view too."""
    return view if _NAME.fullmatch(view) else "all"


def queue_view(
    rows: Sequence[TicketRow], counts: Mapping[str, int], visit: Visit, *, view: str, search: str
) -> QueueView:
    """Work the list out."""
    shown = set(counts) | {view}
    queues = {name: label(name) for name in sorted(shown - set(FIRST_VIEWS) - set(OTHER_VIEWS))}
    tabs = _tabs(FIRST_VIEWS, counts, view)
    more = _tabs(OTHER_VIEWS | queues, counts, view)
    current = next((tab for tab in tabs + more if tab.is_current), tabs[0])
    is_mixed = len({row.ticket.category for row in rows}) > 1
    return QueueView(
        view=view,
        search=search,
        title=current.title,
        tabs=tabs,
        more=more,
        more_title=next((tab.title for tab in more if tab.is_current), "More"),
        rows=tuple(row_of(r, visit, view=view, search=search, is_mixed=is_mixed) for r in rows),
        assistant_has=counts.get("assistant", 0),
        empty=None if rows else _empty(counts, view=view, search=search),
    )


def _tabs(titles: Mapping[str, str], counts: Mapping[str, int], view: str) -> tuple[Tab, ...]:
    return tuple(
        Tab(name, title, counts.get(name), queue_path(view=name), name == view)
        for name, title in titles.items()
    )


def _empty(counts: Mapping[str, int], *, view: str, search: str) -> Empty:
    if search:
        return Empty("No ticket matches.", queue_path(view=view), "Clear the search")
    if view == "mine" and counts.get("free", 0):
        free = counts["free"]
        return Empty(
            f"You have no ticket. {free} {'waits' if free == 1 else 'wait'} for somebody.",
            queue_path(view="free"),
            "Show the free ones",
        )
    if view == "assistant":
        return Empty("The assistant has nothing open.", queue_path(view="all"), "Show all")
    if view == "resolved":
        return Empty("Nothing was resolved yet.", queue_path(view="all"), "Show all")
    has = counts.get("assistant", 0)
    return Empty(
        f"Nothing needs you. The assistant has {has} open.",
        queue_path(view="assistant"),
        "See what it works on",
    )
