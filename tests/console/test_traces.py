import json
import re
from itertools import pairwise

import httpx
import pytest

from deskhand.console.charts import time_bar

from .fake_desk import FakeDesk
from .sample import MARA, NADIA, XSS
from .turns import TRACES, trace

ONE = f"/console/traces/{TRACES[1].turn_id}"


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def test_that_the_list_shows_how_each_turn_ended(ines: httpx.AsyncClient) -> None:
    page = (await ines.get("/console/traces")).text
    rows = page.split("<tr>")[2:]
    assert len(rows) == 6
    assert "Turn of ticket #1042, 09:29 #1042 Asked Auto 1.30 s 1" in words(rows[0])
    assert "Handed off Hand off 1.30 s 2" in words(rows[2])
    assert "Running running" in words(rows[5])


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("outcome=replied", 2),
        ("ticket=1042", 2),
        ("ticket=%231042&outcome=asked", 1),
        ("ticket=7", 0),
    ],
)
async def test_that_the_list_can_be_narrowed(
    ines: httpx.AsyncClient, query: str, count: int
) -> None:
    page = (await ines.get(f"/console/traces?{query}")).text
    assert len(re.findall(r'id="turn-', page)) == count
    assert ("No turn matches." in page) is (count == 0)
    part = await ines.get(f"/console/traces?{query}", headers={"HX-Target": "runs"})
    assert part.text.strip() in page


async def test_that_a_turn_is_told_in_plain_words(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(ONE)).text
    steps = words(page[page.index('class="steps"') : page.index('id="step"')])
    assert "Checked the message pass: nothing to object to. 0.6 ms" in steps
    assert "Understood order_status (91%)" in steps
    assert "Handed to a person To queue orders" in steps
    assert "Track shipment failed after a restart track_shipment did not answer" in steps
    assert "Confidence 91 %" in words(page)
    assert "10 steps took 1.22 s; the longest was “Track shipment” with 1.20 s." in page
    kinds = re.findall(r'<rect class="(\w+)"', page)
    assert kinds == [
        "rule",
        "model",
        "rule",
        "rule",
        "tool",
        "failed",
        "model",
        "gate",
        "gate",
        "rule",
    ]


async def test_that_a_chosen_step_shows_its_content(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(f"{ONE}?step=understand")).text
    part = (await ines.get(f"{ONE}?step=understand", headers={"HX-Target": "step"})).text
    assert part.strip() in page
    assert "Language en Urgency 0.4 Wants person no" in words(part)
    assert "&#34;confidence&#34;: 0.91" in part
    other = (await ines.get(f"{ONE}?step=no.such", headers={"HX-Target": "step"})).text
    assert "Checked the message" in other


async def test_that_a_running_turn_watches_and_a_finished_one_does_not(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    running = trace(6, NADIA, None, entries=())
    desk.turns_seen[running.turn_id] = running
    live = (await ines.get(f"/console/traces/{running.turn_id}")).text
    assert f"sse:ticket-{NADIA.id}" in live
    assert "No step was written yet." in live
    assert "sse:ticket-" not in (await ines.get(ONE)).text


async def test_that_the_journal_can_be_kept(ines: httpx.AsyncClient) -> None:
    answer = await ines.get(f"{ONE}/journal.json")
    assert "attachment" in answer.headers["content-disposition"]
    assert len(json.loads(answer.text)["entries"]) == 10


async def test_that_what_a_customer_wrote_stays_text(ines: httpx.AsyncClient) -> None:
    page = (await ines.get(f"{ONE}?step=reply")).text
    assert XSS not in page
    assert "&lt;script&gt;" in page


async def test_that_an_empty_desk_says_when_a_trace_will_come(
    ines: httpx.AsyncClient, desk: FakeDesk
) -> None:
    desk.turns_seen.clear()
    assert "The first message of a customer makes one." in (await ines.get("/console/traces")).text


async def test_that_the_ticket_leads_to_its_trace_and_back(ines: httpx.AsyncClient) -> None:
    ticket = (await ines.get(f"/console/tickets/{MARA.id}")).text
    assert f'href="{ONE}" data-trace' in ticket
    assert f"/console/tickets/{MARA.id}?view=all" in (await ines.get(ONE)).text


@pytest.mark.parametrize("durations", [[0.1, 1204.0, 0.0], [0.0, 0.0], [5.0], [0.001] * 200, []])
def test_that_the_time_bar_fills_its_width_and_hides_nobody(durations: list[float]) -> None:
    bars = time_bar([("rule", "a", duration) for duration in durations])
    assert len(bars) == len(durations)
    assert all(bar.width > 0 for bar in bars)
    if bars:
        assert bars[-1].x + bars[-1].width == pytest.approx(1000, abs=2)
        edges = [(a.x + a.width, b.x) for a, b in pairwise(bars)]
        assert all(end <= start for end, start in edges)
