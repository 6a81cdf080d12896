import re
from datetime import timedelta

import httpx
import pytest
from fastapi.routing import APIRoute

from deskhand.console.door import LARGEST_FORM, own_path
from deskhand.console.sign_in import FREE_TRIES_PER_COMPUTER

from .fake_desk import FakeDesk
from .fake_doors import PASSWORD
from .sample import MARA, TOM
from .serving import app_of, caller, routes_of, signed_in
from .turns import TRACES

OPEN_TO_ALL = ("/console/sign-in", "/console/static/", "/console/sign-out", "/console/x")
REAL = {"ticket_id": str(MARA.id), "turn_id": str(TRACES[0].turn_id), "letter_id": "2"}


def addresses(method: str) -> list[str]:
    """Every address of the console that answers this method, filled in with what exists."""
    routes = [r for r in routes_of(FakeDesk()).routes if isinstance(r, APIRoute)]
    paths = [r.path for r in routes if method in (r.methods or ())]
    return [re.sub(r"\{(\w+)[^}]*\}", lambda found: REAL.get(found[1], "x"), p) for p in paths]


def behind_the_door(method: str) -> list[str]:
    return [path for path in addresses(method) if not path.startswith(OPEN_TO_ALL)]


def test_that_the_list_of_addresses_is_not_empty() -> None:
    assert len(behind_the_door("GET")) >= 11
    assert len(behind_the_door("POST")) >= 7


async def test_that_a_stranger_gets_nowhere(stranger: httpx.AsyncClient, desk: FakeDesk) -> None:
    before = repr(vars(desk))
    for path in behind_the_door("GET"):
        answer = await stranger.get(path)
        assert answer.status_code == 303, path
        # `/console` itself only points at the queue, which is behind the door.
        expected = "/console/queue" if path == "/console" else f"/console/sign-in?next={path}"
        assert answer.headers["location"] == expected, path
    for path in behind_the_door("POST"):
        answer = await stranger.post(path, data={"text": "hello"})
        assert answer.headers["location"].startswith("/console/sign-in"), path
    assert repr(vars(desk)) == before


async def test_that_a_get_never_changes_anything(ines: httpx.AsyncClient, desk: FakeDesk) -> None:
    before = (repr(desk.tickets), repr(desk.threads), desk.unread.copy(), desk.mailbox.kept.copy())
    for path in behind_the_door("GET"):
        if path != "/console/stream":
            assert (await ines.get(path)).status_code < 400, path
    after = (repr(desk.tickets), repr(desk.threads), desk.unread, desk.mailbox.kept)
    assert after == before
    assert desk.saw_calls == []


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/console/tickets/1?view=mine", "/console/tickets/1?view=mine"),
        ("/console", "/console"),
        ("", "/console/queue"),
        ("https://evil.example/", "/console/queue"),
        ("//evil.example/console/", "/console/queue"),
        ("/\\evil.example", "/console/queue"),
        ("/console\\@evil.example", "/console/queue"),
        ("/consolevil", "/console/queue"),
        ("/console/\r\nSet-Cookie: a=b", "/console/queue"),
        # Around in circles would be no help.
        ("/console/sign-in?next=/console", "/console/queue"),
    ],
)
async def test_that_signing_in_leads_to_own_places_only(asked: str, given: str) -> None:
    assert own_path(asked) == given
    async with caller(app_of(FakeDesk())) as client:
        form = {"email": "ines@example.com", "password": PASSWORD, "next": asked}
        answer = await client.post("/console/sign-in", data=form)
    assert answer.headers["location"] == given


async def test_that_a_wrong_sign_in_does_not_say_what_was_wrong(
    stranger: httpx.AsyncClient,
) -> None:
    form = {"email": "ines@example.com", "password": "wrong"}
    known = await stranger.post("/console/sign-in", data=form)
    nobody = await stranger.post("/console/sign-in", data=form | {"email": "nobody@example.com"})
    assert known.status_code == nobody.status_code == 403
    assert "do not fit together" in known.text
    assert known.text.replace("ines@", "") == nobody.text.replace("nobody@", "")
    assert "set-cookie" not in known.headers


@pytest.mark.parametrize(("address", "is_secure"), [("http://desk", False), ("https://desk", True)])
async def test_that_the_cookie_is_closed_to_scripts_and_other_sites(
    *, address: str, is_secure: bool
) -> None:
    async with caller(app_of(FakeDesk()), address) as client:
        form = {"email": "ines@example.com", "password": PASSWORD}
        cookie = (await client.post("/console/sign-in", data=form)).headers["set-cookie"].lower()
    assert cookie.startswith("deskhand_console=")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/console" in cookie
    assert ("secure" in cookie) is is_secure


async def test_that_guessing_passwords_gets_slow(
    stranger: httpx.AsyncClient, desk: FakeDesk
) -> None:
    wrong = {"email": "ines@example.com", "password": "wrong"}
    for _ in range(5):
        assert (await stranger.post("/console/sign-in", data=wrong)).status_code == 403
    right = wrong | {"password": PASSWORD}
    waiting = await stranger.post("/console/sign-in", data=right)
    assert waiting.status_code == 429
    assert "Wait 30 s" in waiting.text
    other = await stranger.post("/console/sign-in", data=right | {"email": "owen@example.com"})
    assert other.status_code == 303
    desk.clock.move(timedelta(seconds=30))
    assert (await stranger.post("/console/sign-in", data=right)).status_code == 303


async def test_that_guessing_many_addresses_from_one_computer_gets_slow(
    stranger: httpx.AsyncClient,
) -> None:
    answers = [
        await stranger.post("/console/sign-in", data={"email": f"{n}@example.com", "password": "a"})
        for n in range(FREE_TRIES_PER_COMPUTER + 1)
    ]
    assert [a.status_code for a in answers] == [403] * FREE_TRIES_PER_COMPUTER + [429]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        # A shop on the same domain is another site's form all the same.
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
async def test_that_only_our_own_forms_count(
    ines: httpx.AsyncClient, desk: FakeDesk, headers: dict[str, str], status: int
) -> None:
    del ines.headers["Origin"]
    answer = await ines.post(f"/console/tickets/{TOM.id}/take", headers=headers)
    assert answer.status_code == status
    assert (desk.tickets[TOM.id].assignee == "Ines Moreau") is (status == 303)


async def test_that_a_huge_form_is_not_read(ines: httpx.AsyncClient, desk: FakeDesk) -> None:
    path = f"/console/tickets/{MARA.id}/reply"
    answer = await ines.post(path, data={"text": "a" * LARGEST_FORM})
    assert answer.status_code == 422
    assert "too large" in answer.text
    assert desk.client_ids == []


async def test_that_signing_out_ends_the_sign_in_everywhere(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    token = ines.cookies["deskhand_console"]
    assert (await ines.post("/console/sign-out")).headers["location"] == "/console/sign-in"
    assert token not in desk.staff.tokens
    ines.cookies.set("deskhand_console", token)
    assert (await ines.get("/console/queue")).status_code == 303


async def test_that_a_part_sends_the_whole_page_to_the_door(stranger: httpx.AsyncClient) -> None:
    here = "http://testserver/console/tickets/7?view=mine"
    headers = {"HX-Request": "true", "HX-Target": "list", "HX-Current-URL": here}
    answer = await stranger.get("/console/queue", headers=headers)
    assert answer.status_code == 401
    expected = "/console/sign-in?next=/console/tickets/7%3Fview%3Dmine"
    assert answer.headers["hx-redirect"] == expected


async def test_that_who_is_signed_in_goes_on_at_once(ines: httpx.AsyncClient) -> None:
    answer = await ines.get("/console/sign-in?next=/console/traces")
    assert answer.headers["location"] == "/console/traces"


@pytest.mark.parametrize(
    "path",
    [
        "/console/tickets/abc",
        "/console/tickets/00000000-0000-0000-0000-000000000000",
        "/console/traces/abc",
        "/console/traces/00000000-0000-0000-0000-000000000000",
        "/console/traces/00000000-0000-0000-0000-000000000000/journal.json",
        "/console/mailbox/999999999999999999999999999",
        "/console/mailbox/77",
        "/console/static/../pages.py",
        "/console/static/desk.txt",
        "/console/approvals",
    ],
)
async def test_that_what_is_not_there_is_said_kindly(ines: httpx.AsyncClient, path: str) -> None:
    answer = await ines.get(path)
    assert answer.status_code == 404
    assert "Not here" in answer.text
    assert "/console/queue" in answer.text


@pytest.mark.parametrize(
    "query",
    ["view=%00&q=%00", "view=" + "a" * 5000, "q=" + "a" * 5000, "q=%FF%FE", "view=..%2F..&q='--"],
)
async def test_that_odd_questions_get_a_list(ines: httpx.AsyncClient, query: str) -> None:
    assert (await ines.get(f"/console/queue?{query}")).status_code == 200


async def test_that_two_teammates_see_their_own(desk: FakeDesk) -> None:
    async with caller(app_of(desk)) as first, caller(app_of(desk)) as second:
        mine = (await (await signed_in(first)).get("/console/queue?view=mine")).text
        his = (await (await signed_in(second, "owen")).get("/console/queue?view=mine")).text
    assert "Mara Lindqvist" in mine
    assert "Mara Lindqvist" not in his
    assert "Elif Demir" in his
