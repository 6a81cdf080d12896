"""Tests of the demo desk's way to a new password."""

import pytest
from pydantic import JsonValue

from deskhand.domain.customer import Principal
from deskhand.domain.workspace import Workspace
from deskhand.playbooks.facts import first_facts
from deskhand.playbooks.moves import Finished, HandOver, NeedDetail
from deskhand.playbooks.templates import fill
from deskhand.playbooks.wording import render

from .walking import MARA, STRANGER, Results, book, walk

LIMIT: Results = {"limit:mara@example.com": {}}
PLAIN: dict[str, JsonValue] = {
    "exists": True,
    "email": "mara@example.com",
    "name": "Mara Lindqvist",
    "two_factor": False,
    "has_phone": True,
}
UNKNOWN: dict[str, JsonValue] = {
    "exists": False,
    "email": "",
    "name": "",
    "two_factor": False,
    "has_phone": False,
}
SENT: dict[str, JsonValue] = {"sent": True, "to": "m***@example.com", "at": "2026-03-06T10:00:00"}


def reset(
    shop: Workspace, results: Results, *, who: Principal = STRANGER, email: str = "mara@example.com"
) -> tuple[Finished | HandOver | NeedDetail, list[str], dict[str, JsonValue]]:
    playbook = book(shop, "password_reset")
    facts = first_facts(shop.company, who, {"email": email}, None)
    return walk(playbook, results, facts)


def test_that_a_reset_asks_for_the_address_first(shop: Workspace) -> None:
    facts = first_facts(shop.company, STRANGER, {}, None)
    end, called, _ = walk(book(shop, "password_reset"), {}, facts)
    assert end == NeedDetail(name="email")
    assert called == []


@pytest.mark.parametrize(
    ("account", "works", "called"),
    [
        (PLAIN, "plain", ["send_reset_link:plain"]),
        ({**PLAIN, "two_factor": True}, "two_factor", ["send_reset_link:two_factor"]),
        (PLAIN, "sms", ["send_reset_link:plain", "send_reset_link:sms"]),
        (PLAIN, "nothing", ["send_reset_link:plain", "send_reset_link:sms"]),
        ({**PLAIN, "has_phone": False}, "nothing", ["send_reset_link:plain"]),
        (UNKNOWN, "nothing", []),
    ],
)
def test_that_a_stranger_reads_the_same_words_whatever_happens(
    shop: Workspace, account: dict[str, JsonValue], works: str, called: list[str]
) -> None:
    results = {**LIMIT, "find_account": account, f"send_reset_link:{works}": SENT}
    end, done, facts = reset(shop, results)
    assert not isinstance(end, NeedDetail)
    assert end.replies == ("neutral_reset",)
    assert done == ["limit:mara@example.com", "find_account", *called]
    if isinstance(end, HandOver):
        assert end.step.quiet
    said = render(book(shop, "password_reset"), "neutral_reset", facts=facts, language="en")
    assert said.startswith("If there is an account for mara@example.com, ")
    same = fill(
        book(shop, "password_reset").replies["neutral_reset"].text["en"],
        {"details": {"email": "mara@example.com"}},
        "en",
    )
    assert said == same


def test_that_an_unknown_address_is_handed_over_with_the_truth(shop: Workspace) -> None:
    end, _, _ = reset(shop, {**LIMIT, "find_account": UNKNOWN})
    assert isinstance(end, HandOver)
    assert (end.step.reason, end.step.subject, end.step.because, end.step.priority) == (
        "account_not_found",
        "Password reset failed",
        "email not found in database",
        "normal",
    )


def test_that_a_system_that_does_not_answer_is_not_an_unknown_address(shop: Workspace) -> None:
    end, _, _ = reset(shop, LIMIT)
    assert isinstance(end, HandOver)
    assert end.step.reason == "tool_failed"


def test_that_beyond_the_limit_nothing_is_looked_up_or_sent(shop: Workspace) -> None:
    end, called, _ = reset(shop, {})
    assert end == Finished(replies=("too_many",))
    assert called == ["limit:mara@example.com"]


def test_that_a_verified_customer_is_told_where_the_link_went(shop: Workspace) -> None:
    results = {**LIMIT, "find_account": PLAIN, "send_reset_link:plain": SENT}
    end, _, facts = reset(shop, results, who=MARA)
    assert end == Finished(replies=("reset_sent",))
    said = render(book(shop, "password_reset"), "reset_sent", facts=facts, language="en")
    assert said.startswith("I sent a link to set a new password to m***@example.com.")


def test_that_a_verified_customer_is_a_stranger_to_other_accounts(shop: Workspace) -> None:
    results: Results = {
        "limit:tom@example.com": {},
        "find_account": {**PLAIN, "email": "tom@example.com"},
        "send_reset_link:plain": SENT,
    }
    end, _, _ = reset(shop, results, who=MARA, email="tom@example.com")
    assert end == Finished(replies=("neutral_reset",))


def test_that_a_verified_customer_learns_that_nothing_could_be_delivered(shop: Workspace) -> None:
    end, _, _ = reset(shop, {**LIMIT, "find_account": PLAIN}, who=MARA)
    assert isinstance(end, HandOver)
    assert (end.step.reason, end.step.quiet, end.replies) == ("delivery_failed", False, ())
