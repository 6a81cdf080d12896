import html
import re

import httpx
import pytest

from deskhand.domain.ticket import Holder

from .fake_desk import FakeDesk
from .sample import ELIF, JONAS, MARA, SAM, TICKETS, TOM

LIST = {"HX-Request": "true", "HX-Target": "list"}


def names(page: str) -> list[str]:
    return [html.unescape(n) for n in re.findall(r'class="name"><bdi>(.*?)</bdi>', page)]


def row(page: str, name: str) -> str:
    return next(part for part in page.split("<li>") if f"<bdi>{name}</bdi>" in part)


async def test_that_the_most_urgent_ticket_is_on_top(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/queue")).text
    assert names(page)[:4] == ["Mara Lindqvist", "Tom Okafor", "Priya Nair", "Jonas Weber"]


async def test_that_a_row_says_why_and_until_when(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/queue")).text
    mara, priya = row(page, "Mara Lindqvist"), row(page, "Priya Nair")
    assert "Unread." in mara
    assert ">-8:06<" in mara
    assert "overdue by" in mara
    chips = re.findall(r'class="chip (\w*)">([^<]+)', mara)
    assert chips == [("", "Asked for a person"), ("warn", "High"), ("", "Order status")]
    assert "AI 54" in priya
    assert "AI 72" not in mara


async def test_that_a_row_says_who_spoke_last_and_who_has_it(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/queue")).text
    assert ">You:<" in row(page, "Sam Ortiz")
    assert ">Assistant:<" in row(page, "Tom Okafor")
    assert "Owen Price has it" in row(page, "Elif Demir")
    assert "has it" not in row(page, "Sam Ortiz")


@pytest.mark.parametrize(
    ("view", "shown", "hidden"),
    [
        ("mine", ["Mara Lindqvist", "Sam Ortiz"], "Tom Okafor"),
        ("free", ["Tom Okafor", "Jonas Weber"], "Mara Lindqvist"),
        ("billing", ["Jonas Weber"], "Tom Okafor"),
        ("assistant", ["Yuki Tanaka", "Nadia Haddad"], "Tom Okafor"),
        ("resolved", ["Rui Costa"], "Tom Okafor"),
        # A name that cannot be a view is no reason for an empty page.
        ("no such view!", ["Mara Lindqvist", "Tom Okafor"], "Rui Costa"),
    ],
)
async def test_that_a_view_shows_its_tickets(
    ines: httpx.AsyncClient, view: str, shown: list[str], hidden: str
) -> None:
    page = (await ines.get("/console/queue", params={"view": view})).text
    assert set(shown) <= set(names(page))
    assert hidden not in names(page)


async def test_that_an_emptied_queue_stays_the_view(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    desk.change(JONAS.id, queue="general")
    page = (await ines.get("/console/queue?view=billing")).text
    assert names(page) == []
    assert "Nothing needs you. The assistant has 2 open." in page


async def test_that_a_quiet_handoff_waits_among_the_free(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    desk.change(TOM.id, holder=Holder.assistant)
    page = (await ines.get("/console/queue?view=free")).text
    assert ">5:54<" in row(page, "Tom Okafor")
    opened = (await ines.get(f"/console/tickets/{TOM.id}")).text
    assert "waits in Account, the assistant still answers" in opened


async def test_that_the_search_finds_and_says_when_it_does_not(ines: httpx.AsyncClient) -> None:
    found = (await ines.get("/console/queue?q=charged TWICE")).text
    assert names(found) == ["Jonas Weber"]
    nothing = (await ines.get("/console/queue?view=free&q=<zzz>")).text
    assert "No ticket matches." in nothing
    assert 'href="/console/queue?view=free">Clear the search' in nothing
    assert 'value="&lt;zzz&gt;"' in nothing


@pytest.mark.parametrize(
    ("view", "words", "action"),
    [
        ("mine", "You have no ticket. 6 wait for somebody.", "Show the free ones"),
        ("resolved", "Nothing was resolved yet.", "Show all"),
    ],
)
async def test_that_an_empty_list_says_why_and_what_to_do(
    ines: httpx.AsyncClient, desk: FakeDesk, view: str, words: str, action: str
) -> None:
    for ticket in (MARA, SAM):
        desk.change(ticket.id, assignee_id=ELIF.assignee_id)
    desk.tickets.pop(TICKETS[-1].id)
    page = (await ines.get("/console/queue", params={"view": view})).text
    assert words in page
    assert action in page


async def test_that_the_fragment_is_its_part_of_the_page(ines: httpx.AsyncClient) -> None:
    for query in ("", "?view=free", "?view=product&q=zzz"):
        page = (await ines.get(f"/console/queue{query}")).text
        part = await ines.get(f"/console/queue{query}", headers=LIST)
        assert "<html" not in part.text
        assert part.text.strip() in page
        assert part.headers["vary"].startswith("HX-Target")


async def test_that_the_navigation_counts_what_i_have_to_do(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/queue")).text
    part = (await ines.get("/console/counts", headers={"HX-Target": "counts"})).text
    assert "<title>(8) All</title>" in page
    assert 'data-waiting="8"' in part
    assert part in page


async def test_that_customers_cannot_write_html(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/queue")).text
    assert "<img" not in page
    assert "&lt;img src=x onerror=" in page
