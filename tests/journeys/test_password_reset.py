"""A customer who cannot log in: the table ACC-01 to ACC-06, and what a stranger must not learn."""

import re
from datetime import timedelta
from typing import Any

from .visitor import OpenDesk


def stages(trace: dict[str, list[dict[str, object]]]) -> list[object]:
    return [entry["stage"] for entry in trace["entries"]]


async def test_that_a_known_address_gets_its_link_and_nobody_is_needed(desk: OpenDesk) -> None:
    turn = await desk.visitor().say("I forgot my password. My e-mail is mara@example.com")
    assert turn["outcome"] == "replied"
    (letter,) = await desk.mailbox.letters(to="mara@example.com")
    assert "/reset/" in letter.text
    ada = await desk.teammate()
    assert await ada.tickets() == []
    trace = await ada.trace(turn["turn_id"])
    assert stages(trace)[:4] == ["guard", "understand", "prioritize", "decide"]
    assert "verify" in stages(trace)


async def test_that_the_address_is_asked_for_once_and_then_used(desk: OpenDesk) -> None:
    visitor = desk.visitor()
    asked = await visitor.say("i forgot my password")
    assert asked["outcome"] == "asked"
    replied = await visitor.say("mara@example.com")
    assert replied["outcome"] == "replied"
    assert len(await desk.mailbox.letters(to="mara@example.com")) == 1


async def test_that_an_unknown_address_makes_a_ticket_and_the_same_words(desk: OpenDesk) -> None:
    known = await desk.visitor().say("I forgot my password, mara@example.com")
    unknown = await desk.visitor().say("I forgot my password, nemo@example.com")
    assert not await desk.mailbox.letters(to="nemo@example.com")
    ada = await desk.teammate()
    (ticket,) = await ada.tickets()
    package = (await ada.ticket(ticket["ticket"]["id"]))["handoff"]
    assert package["subject"] == "Password reset failed"
    assert package["reasons"] == ["email not found in database"]
    assert package["priority"] == "normal"
    assert [attempt["what"] for attempt in package["tried"]] == ["Find account"]

    def bare(turn: dict[str, Any]) -> dict[str, Any]:
        unlike = {"turn_id", "conversation_id", "customer_session", "ticket"}
        same = {key: value for key, value in turn.items() if key not in unlike}
        same["concerns"] = [c | {"confidence": 1} for c in turn["concerns"]]  # of the words alone
        return same | {"reply": str(turn["reply"]).replace("nemo@", "mara@")}

    assert bare(unknown) == bare(known), "a stranger could tell that the account exists"


async def test_that_a_mail_system_that_is_down_once_is_tried_again(desk: OpenDesk) -> None:
    desk.mail.go_down(calls=1)
    await desk.visitor().say("I forgot my password, mara@example.com")
    assert len(await desk.mailbox.letters(to="mara@example.com")) == 1
    assert await (await desk.teammate()).tickets() == []


async def test_that_a_mail_system_that_stays_down_ends_with_a_person(desk: OpenDesk) -> None:
    desk.mail.go_down()
    desk.sms.go_down()
    turn = await desk.visitor().say("I forgot my password, mara@example.com")
    assert turn["reply"], "the customer hears something"
    ada = await desk.teammate()
    (row,) = await ada.tickets()
    package = (await ada.ticket(row["ticket"]["id"]))["handoff"]
    failed = [a for a in package["tried"] if a["what"] == "Send reset link"]
    assert [a["state"] for a in failed] == ["failed", "failed"], "mail, then text message"
    assert "3 attempts" in failed[0]["detail"]
    assert "not found" not in package["summary"], "an outage is not an unknown customer"


async def test_that_two_factor_is_noticed_and_gets_its_own_link(desk: OpenDesk) -> None:
    turn = await desk.visitor().say("cannot log in, please reset my password: tom@example.com")
    (letter,) = await desk.mailbox.letters(to="tom@example.com")
    assert "/reset/2fa/" in letter.text
    trace = await (await desk.teammate()).trace(turn["turn_id"])
    assert any("two_factor True" in str(entry["words"]) for entry in trace["entries"])


async def test_that_a_bounced_mail_is_followed_by_a_text_message(desk: OpenDesk) -> None:
    await desk.visitor().say("I forgot my password, jonas@bounce.example")
    (sms,) = [one for one in await desk.mailbox.letters() if one.kind == "sms"]
    assert sms.to == "+49 30 5550 0123"
    assert await (await desk.teammate()).tickets() == []


async def test_that_a_bounce_without_a_phone_ends_with_a_person(desk: OpenDesk) -> None:
    await desk.visitor().say("I forgot my password, elif@bounce.example")
    ada = await desk.teammate()
    (row,) = await ada.tickets()
    package = (await ada.ticket(row["ticket"]["id"]))["handoff"]
    assert package["reason"] == "delivery_failed"
    assert "bounced" in str(package["tried"])


async def test_that_the_fourth_reset_of_a_day_is_refused_and_the_next_day_is_not(
    desk: OpenDesk,
) -> None:
    spellings = ("mara@example.com", "MARA@example.com", "Mara@Example.COM")
    for spelling in spellings:
        await desk.visitor().say(f"I forgot my password, {spelling}")
    refused = await desk.visitor().say("I forgot my password, mara@example.com")
    assert len(await desk.mailbox.letters(to="mara@example.com")) == 3
    trace = await (await desk.teammate()).trace(refused["turn_id"])
    assert any(
        "at most 3 in 24 hours" in str(e["words"]) and "stop" in str(e["words"])
        for e in trace["entries"]
    )
    desk.clock.move(timedelta(hours=25))
    await desk.visitor().say("I forgot my password, mara@example.com")
    assert len(await desk.mailbox.letters(to="mara@example.com")) == 4


async def test_that_an_unknown_address_meets_the_same_limit(desk: OpenDesk) -> None:
    replies = [
        (await desk.visitor().say("I forgot my password, nemo@example.com"))["reply"]
        for _ in range(4)
    ]
    assert replies[0] == replies[2] != replies[3]


async def test_that_a_link_works_once_and_not_after_an_hour(desk: OpenDesk) -> None:
    for minutes, status in ((0, 200), (61, 410)):
        await desk.mailbox.clear()
        await desk.visitor().say("I forgot my password, mara@example.com")
        (letter,) = await desk.mailbox.letters(to="mara@example.com")
        found = re.search(r"http://\S+/reset/\S+", letter.text)
        assert found
        link = found.group(0)
        desk.clock.move(timedelta(minutes=minutes))
        first = await desk.http.post(link)
        assert first.status_code == status
        assert (await desk.http.post(link)).status_code == 410


async def test_the_classic_endpoint(desk: OpenDesk) -> None:
    answer = await desk.http.post("/agent/password-reset", json={"email": "mara@example.com"})
    assert answer.status_code == 200
    assert answer.json()["status"] == "processed"
    assert "mara@example.com" in answer.json()["output"]
    assert len(await desk.mailbox.letters(to="mara@example.com")) == 1
    for wrong in ("no address", "a@b.c&admin=1", "", "x" * 300 + "@example.com"):
        refused = await desk.http.post("/agent/password-reset", json={"email": wrong})
        assert refused.status_code == 422
