"""Tests of what a playbook may call."""

from collections.abc import Callable

import pytest

FILE = "playbooks/parcel.yaml"

Broken = Callable[[str, str, str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        (
            "- lookup: find_parcel",
            "- lookup: find_parcl",
            "- lookup: find_parcl",
            "There is no lookup 'find_parcl'; did you mean 'find_parcel'?",
        ),
        (
            "- action: resend_parcel",
            "- action: throw",
            "- action: throw",
            "There is no action 'throw'; use one of: resend_parcel.",
        ),
        (
            "tools: [find_parcel, resend_parcel]",
            "tools: [find_parcel, resend_parcel, find_parsel]",
            "tools: [find_parcel, resend_parcel, find_parsel]",
            "There is no tool 'find_parsel'; did you mean 'find_parcel'?",
        ),
        (
            "tools: [find_parcel, resend_parcel]",
            "tools: [find_parcel]",
            "- action: resend_parcel",
            "'resend_parcel' is not under 'tools' of this playbook; add it there.",
        ),
        (
            "    with: {order_id: details.order_id}",
            "    with: {order_id: details.order_id, id: details.order_id}",
            "with: {order_id: details.order_id, id: details.order_id}",
            "'find_parcel' takes no 'id'; use one of: order_id.",
        ),
        (
            "              reason: \"'lost'\"\n",
            "",
            "with:",
            "'resend_parcel' needs 'reason'; add it under 'with'.",
        ),
        (
            "identity: verified",
            "identity: claimed",
            "- lookup: find_parcel",
            "'find_parcel' is only for customers who proved who they are; "
            "set `identity: verified` in this playbook.",
        ),
        (
            "{check: parcel_sent}",
            "{check: parcel_send}",
            "verify: {check: parcel_send}",
            "No action is proven by 'parcel_send'; did you mean 'parcel_sent'?",
        ),
    ],
)
def test_that_a_wrong_tool_is_named_with_its_place_and_remedy(
    broken: Broken, old: str, new: str, line: str, sentence: str
) -> None:
    assert (FILE, line, sentence) in broken(FILE, old, new)


def test_that_a_lookup_is_no_action(broken: Broken) -> None:
    found = broken(FILE, "- action: resend_parcel", "- action: find_parcel")
    assert (
        FILE,
        "- action: find_parcel",
        "'find_parcel' is a lookup; write `lookup: find_parcel`.",
    ) in found


def test_that_an_action_is_no_lookup(broken: Broken) -> None:
    found = broken(FILE, "- lookup: find_parcel", "- lookup: resend_parcel")
    assert (
        FILE,
        "- lookup: resend_parcel",
        "'resend_parcel' is an action; write `action: resend_parcel`.",
    ) in found


def test_that_tools_of_connectors_the_workspace_does_not_use_are_unknown(broken: Broken) -> None:
    found = broken(FILE, "resend_parcel]\ndetails", "resend_parcel, pay_out]\ndetails")
    assert [sentence for _, _, sentence in found] == [
        "There is no tool 'pay_out'; use one of: find_account, find_parcel, resend_parcel."
    ]
