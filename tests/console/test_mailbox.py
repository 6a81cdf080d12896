import re

import httpx
import pytest

from deskhand.console.mailbox import Piece, pieces

from .fake_desk import FakeDesk
from .sample import XSS
from .serving import app_of, caller, signed_in

LETTER = {"HX-Target": "letter"}


async def test_that_the_list_shows_what_was_sent(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/mailbox")).text
    assert "No mail leaves this machine." in page
    assert [int(n) for n in re.findall(r'id="letter-(\d+)"', page)] == [4, 3, 2, 1]
    assert "bounced" in page


async def test_that_a_letter_can_be_read(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/mailbox/2")).text
    part = (await ines.get("/console/mailbox/2", headers=LETTER)).text
    assert part.partition("</title>")[2].strip() in page
    assert "Hello Mara,\n\nset a new password here" in part
    assert re.findall(r'<a href="(/reset[^"]*)"', part) == ["/reset/abc-123?from=mail"]
    assert 'href="https://evil' not in part


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see http://127.0.0.1:8080/reset/a-b_c now", ["/reset/a-b_c"]),
        ("https://desk.example/reset/x?y=1&z=2", ["/reset/x?y=1&z=2"]),
        # Whatever host is written: it leads to this desk's own page.
        ("https://evil.example/reset/x", ["/reset/x"]),
        ("https://evil.example//reset/x", []),
        ("https://evil.example/?/reset/x", []),
        ("javascript:/reset/x", []),
        ("http://a/reset/1 http://a/reset/2", ["/reset/1", "/reset/2"]),
        ("http://[broken/reset/x", []),
        ("", []),
    ],
)
def test_that_only_our_reset_pages_can_be_followed(text: str, links: list[str]) -> None:
    cut = list(pieces(text))
    assert "".join(piece.text for piece in cut) == text
    assert [piece.href for piece in cut if piece.href] == links
    assert all(isinstance(piece, Piece) for piece in cut)


async def test_that_letters_can_be_found_by_address(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/mailbox?to=mara")).text
    assert re.findall(r'id="letter-(\d+)"', page) == ["2"]
    assert "Nothing was sent to zzz." in (await ines.get("/console/mailbox?to=zzz")).text
    part = (await ines.get("/console/mailbox?to=mara", headers={"HX-Target": "letters"})).text
    assert part.strip() in page


async def test_that_emptying_it_empties_it(ines: httpx.AsyncClient, desk: FakeDesk) -> None:
    answer = await ines.post("/console/mailbox/clear")
    assert answer.headers["location"] == "/console/mailbox"
    assert desk.mailbox.kept == []
    assert "The mailbox is empty." in (await ines.get("/console/mailbox")).text


async def test_that_letters_are_text(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/mailbox/1")).text
    assert XSS not in page
    assert "<img" not in page


async def test_that_a_desk_without_a_mailbox_has_no_such_page(desk: FakeDesk) -> None:
    async with caller(app_of(desk, has_mailbox=False)) as client:
        await signed_in(client)
        assert (await client.get("/console/mailbox")).status_code == 404
        assert (await client.get("/console/mailbox/2")).status_code == 404
        assert (await client.post("/console/mailbox/clear")).status_code == 404
        assert "/console/mailbox" not in (await client.get("/console/queue")).text
    assert len(desk.mailbox.kept) == 4
