import html
import json
import re
from uuid import uuid4

import httpx
import pytest

from deskhand.console.powers import powers
from deskhand.domain.ticket import Holder, Status, Ticket

from .fake_desk import FakeDesk
from .sample import ELIF, EVE, INES, LONG, MARA, NADIA, RUI, SAM, TOM, XSS

THING = {"HX-Request": "true", "HX-Target": "thing"}


def path(ticket: Ticket, deed: str = "") -> str:
    return f"/console/tickets/{ticket.id}{deed}"


def box(page: str) -> str:
    """What stands in the reply box."""
    found = re.search(r'<textarea id="reply-text"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def seq(page: str) -> str:
    found = re.search(r'name="seq" value="(\d+)"', page)
    assert found
    return found[1]


async def test_that_the_head_says_title_facts_and_deadline(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(path(MARA))).text
    assert "<bdi>Parcel marked delivered, not here</bdi></h2>" in page
    facts = re.search(r'class="facts">(.*?)</p>', page, re.DOTALL)
    assert facts
    words = " ".join(re.sub(r"<[^>]+>", "", facts[1]).split())
    assert words == "Due overdue by -8:06 · #1042 · Order status · open 18 min · Ines Moreau has it"


async def test_that_the_briefing_has_everything_a_person_needs(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(path(MARA))).text
    card = page[page.index('id="briefing"') : page.index('id="thread"')]
    words = " ".join(re.sub(r"<[^>]+>", " ", card).split())
    assert "Customer Mara Lindqvist asked about a parcel" in words
    assert "Mood: negative, but polite." in words
    assert "Confidence 72 % · fairly sure" in words
    assert "Missing Photo of the door" in words
    assert "Next step Ask the carrier" in words
    icons = re.findall(r'<li class="(\w+)">.*?#(\w+)"', card)
    assert icons == [("good", "check"), ("good", "check"), ("warn", "pause"), ("bad", "cross")]


async def test_that_the_thread_tells_who_spoke(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(path(MARA))).text
    kinds = re.findall(r'class="message (\w+)"', page)
    expected = ["customer", "assistant", "customer", "assistant", "customer", "system", "note"]
    assert kinds == expected
    assert "Note by Owen" in page
    assert re.findall(r'class="number">(\d)</span> ([^<]+)', page) == [
        ("1", "Delivery times"),
        ("2", "Carrier, this minute"),
    ]


async def test_that_the_panel_says_how_the_customer_is_known(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(path(MARA))).text
    panel = page[page.index('id="context"') :]
    facts = dict(re.findall(r"<dt>([^<]+)</dt><dd><bdi>([^<]+)", panel))
    assert facts["Proof"] == "One-time code"
    assert facts["Assurance"] == "L2"
    assert facts["Address"] == "https://shop.example/orders/CK-1042"
    assert facts["Plan"] == "Plus"
    assert ">Verified<" in panel
    # A page's address comes from outside: it is text, nothing to press.
    assert 'href="https://shop.example' not in panel


async def test_that_the_suggested_reply_stands_in_the_box(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(path(TOM))).text
    assert box(page).startswith("Hi Tom,\n\nthank you")
    assert "Suggested reply, edit before sending" in page
    assert "data-suggested" in page


@pytest.mark.parametrize("ticket", [SAM, ELIF, NADIA], ids=["answered", "another's", "assistant's"])
async def test_that_nothing_is_suggested_where_it_would_not_help(
    ines: httpx.AsyncClient, desk: FakeDesk, ticket: Ticket
) -> None:
    if ticket is SAM:
        kept = desk.handoffs[SAM.id]
        spoken = desk.threads[SAM.id][-1].at
        desk.handoffs[SAM.id] = kept.model_copy(update={"at": spoken})
    page = (await ines.get(path(ticket))).text
    assert box(page) == ""
    assert "Suggested reply" not in page


async def test_that_taking_a_ticket_gives_it_to_me(ines: httpx.AsyncClient, desk: FakeDesk) -> None:
    answer = await ines.post(path(TOM, "/take?view=free"))
    assert answer.headers["location"] == f"/console/tickets/{TOM.id}?view=free"
    assert desk.tickets[TOM.id].assignee == "Ines Moreau"
    part = await ines.post(path(TOM, "/take?view=free"), headers=THING)
    assert "Ines Moreau has it" in part.text
    assert "<html" not in part.text


async def test_that_a_reply_reaches_the_customer_once(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    form = {"text": "We found it.", "seq": seq((await ines.get(path(MARA))).text)}
    for _ in range(2):
        assert (await ines.post(path(MARA, "/reply"), data=form)).status_code == 303
    assert [m.text for m in desk.threads[MARA.id]].count("We found it.") == 1
    page = (await ines.get(path(MARA))).text
    assert box(page) == ""
    again = form | {"seq": seq(page)}
    await ines.post(path(MARA, "/reply"), data=again)
    assert [m.text for m in desk.threads[MARA.id]].count("We found it.") == 2


async def test_that_a_note_is_kept_from_the_customer(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    form = {"text": "He called twice.", "seq": "7"}
    for _ in range(2):
        assert (await ines.post(path(ELIF, "/note"), data=form)).status_code == 303
    assert [m.is_note for m in desk.threads[ELIF.id]][-2:] == [False, True]


async def test_that_resolving_opens_the_next_in_the_list(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    answer = await ines.post(path(MARA, "/resolve?view=mine"), headers=THING)
    assert json.loads(answer.headers["hx-location"]) == {
        "path": f"/console/tickets/{SAM.id}?view=mine",
        "target": "#thing",
    }
    assert json.loads(answer.headers["hx-trigger"])["toast"]["text"] == "Resolved."
    last = await ines.post(path(SAM, "/resolve?view=mine"), headers=THING)
    assert last.headers["hx-redirect"] == "/console/queue?view=mine"
    assert desk.tickets[SAM.id].status is Status.resolved


async def test_that_send_and_resolve_does_both(ines: httpx.AsyncClient, desk: FakeDesk) -> None:
    form = {"text": "All done.", "seq": "7", "then": "resolve"}
    answer = await ines.post(path(MARA, "/reply?view=mine"), data=form)
    assert answer.headers["location"] == f"/console/tickets/{SAM.id}?view=mine"
    assert desk.threads[MARA.id][-1].text == "All done."
    assert desk.tickets[MARA.id].status is Status.resolved


async def test_that_handing_back_lets_the_assistant_answer(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    await ines.post(path(MARA, "/hand-back"))
    assert desk.tickets[MARA.id].holder is Holder.assistant
    assert "with the assistant" in (await ines.get(path(MARA))).text


@pytest.mark.parametrize(
    ("deed", "text", "status", "told"),
    [
        ("/reply", "My careful answer", 409, "Not sent: Owen Price has this ticket."),
        ("/reply", "   ", 422, "Not sent: The message is empty."),
        ("/reply", "a" * 20_001, 422, "Not sent: The text has 20,001 characters"),
        ("/note", " ", 422, "Not saved: The message is empty."),
        ("/take", "", 409, "Owen Price took ticket 1046 before you."),
        ("/resolve", "", 409, "Owen Price has this ticket."),
        ("/hand-back", "", 409, "Owen Price has this ticket."),
    ],
)
async def test_that_a_refusal_is_told_and_the_text_is_kept(
    ines: httpx.AsyncClient, desk: FakeDesk, *, deed: str, text: str, status: int, told: str
) -> None:
    before = repr(desk.threads)
    for headers in ({}, THING):
        answer = await ines.post(path(ELIF, deed), data={"text": text, "seq": "2"}, headers=headers)
        assert answer.status_code == status
        assert told in answer.text
        if deed == "/reply":
            assert box(answer.text) == text
    assert repr(desk.threads) == before


async def test_that_having_seen_it_is_told_to_the_desk(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    assert (await ines.post(path(MARA, "/seen"))).status_code == 204
    assert desk.saw_calls == [(MARA.id, "Ines Moreau")]
    nowhere = f"/console/tickets/{uuid4()}/seen"
    assert (await ines.post(nowhere)).status_code == 404


async def test_that_the_fragment_is_its_part_of_the_page(ines: httpx.AsyncClient) -> None:
    for ticket in (MARA, TOM, EVE, RUI):
        page = (await ines.get(path(ticket))).text
        part = (await ines.get(path(ticket), headers=THING)).text
        title, _, body = part.partition("</title>")
        assert html.escape(ticket.subject, quote=True)[:20] in title.replace("&#34;", "&quot;")
        assert body.strip() in page


async def test_that_what_lives_leaves_the_box_alone(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    page = (await ines.get(path(MARA))).text
    card = re.search(r'data-handoff="([^"]+)"', page)
    assert card
    part = (await ines.get(path(MARA, f"/live?briefing_id={card[1]}"))).text
    assert "<textarea" not in part
    state = re.search(r'data-state="(\w+)"', part)
    assert state
    known = {"briefing_id": card[1], "state": state[1]}
    nothing_new = await ines.get(path(MARA, "/live"), params=known)
    assert nothing_new.status_code == 204
    desk.change(MARA.id, status=Status.waiting_on_customer)
    assert (await ines.get(path(MARA, "/live"), params=known)).status_code == 200
    assert 'id="buttons" hx-swap-oob="innerHTML"' in part
    assert "briefing-place" not in part
    fresh = (await ines.get(path(MARA, "/live?briefing_id=older"))).text
    assert 'id="briefing-place" hx-swap-oob="innerHTML"' in fresh


async def test_that_newer_messages_come_alone(ines: httpx.AsyncClient, desk: FakeDesk) -> None:
    assert (await ines.get(path(MARA, "/messages?after=7"))).text.strip() == ""
    desk.customer_says(MARA.id, "Are you there?")
    part = (await ines.get(path(MARA, "/messages?after=7"))).text
    assert part.count("<li") == 1
    assert "Are you there?" in part
    assert part.strip() in (await ines.get(path(MARA))).text


async def test_that_a_long_thread_shows_its_end_first(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(path(LONG))).text
    assert "Message 59." in page
    assert "Message 9." not in page
    assert "Show 10 earlier" in page
    assert "Message 0." in (await ines.get(path(LONG, "?whole=1"))).text


async def test_that_nothing_a_customer_writes_becomes_html(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(path(EVE))).text
    assert XSS not in page
    assert "<img" not in page
    assert "javascript:alert" not in re.sub(r"<bdi>[^<]*</bdi>", "", page)
    assert page.count("&lt;script&gt;") > 10


@pytest.mark.parametrize(
    ("fields", "take", "work", "back"),
    [
        # whose it is, and whether one may take / work / hand back
        ({"holder": "teammate", "assignee_id": INES.id}, False, True, True),
        ({"holder": "teammate", "assignee_id": ELIF.assignee_id}, False, False, False),
        ({"holder": "queue"}, True, True, True),
        ({"holder": "assistant"}, True, True, True),
        ({"holder": "assistant", "queue": None}, True, False, False),
        ({"holder": "assistant", "queue": None, "status": "resolved"}, True, False, False),
        ({"holder": "assistant", "status": "closed"}, False, False, False),
    ],
)
def test_that_one_teammate_works_on_a_ticket(
    *, fields: dict[str, object], take: bool, work: bool, back: bool
) -> None:
    ticket = Ticket.model_validate(TOM.model_dump() | fields)
    may = powers(ticket, INES)
    allowed = (not may.why_not_take, not may.why_not_work, not may.why_not_hand_back)
    assert allowed == (take, work, back)
