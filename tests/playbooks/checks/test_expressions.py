"""Tests of the names and the grammar of expressions."""

from collections.abc import Callable

import pytest

FILE = "playbooks/parcel.yaml"

Broken = Callable[[str, str, str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        (
            '"!parcel.found"',
            '"!parcle.found"',
            '- when: "!parcle.found"',
            "The expression `!parcle.found` is wrong: at character 2, 'parcle' is not known here; "
            "did you mean 'parcel'?",
        ),
        (
            "parcel.lost && customer.verified",
            "parcel.lost &&",
            "- when: parcel.lost &&",
            "The expression `parcel.lost &&` is wrong: unexpected end at character 15; correct it.",
        ),
        (
            "parcel.lost && customer.verified",
            "parcel.lost and customer.verified",
            "- when: parcel.lost and customer.verified",
            "The expression `parcel.lost and customer.verified` is wrong: unexpected 'and' "
            "at character 13; correct it.",
        ),
        (
            "parcel.lost && customer.verified",
            "parcel.lost && customer.verifed",
            "- when: parcel.lost && customer.verifed",
            "The expression `parcel.lost && customer.verifed` is wrong: at character 16, "
            "'customer' has no 'verifed'; did you mean 'verified'?",
        ),
        (
            "per: details.order_id",
            "per: details.oder_id",
            "- limit: {name: searches, count: 3, hours: 24, per: details.oder_id}",
            "The expression `details.oder_id` is wrong: at character 1, "
            "'details' has no 'oder_id'; did you mean 'order_id'?",
        ),
        (
            "reason: \"'lost'\"",
            "reason: lost",
            "reason: lost",
            "The expression `lost` is wrong: at character 1, 'lost' is not known here; use one of: "
            "company, customer, details, page, parcel. For the word itself write \"'lost'\".",
        ),
        (
            "parcel.lost && customer.verified",
            "now(parcel.day)",
            "- when: now(parcel.day)",
            "The expression `now(parcel.day)` is wrong: 'now' is not one of the functions "
            "contains, double, endsWith, int, matches, size, startsWith, string, type; correct it.",
        ),
        (
            "- ask: order_id",
            "- ask: order",
            "- ask: order",
            "'order' is not under 'details'; did you mean 'order_id'?",
        ),
        (
            "as: parcel\n",
            "as: customer\n",
            "as: customer",
            "'customer' cannot be the name of a result; choose another word than company, "
            "customer, details, page or a part of the language.",
        ),
        (
            "as: sent\n",
            "as: in\n",
            "as: in",
            "'in' cannot be the name of a result; choose another word than company, customer, "
            "details, page or a part of the language.",
        ),
    ],
)
def test_that_a_wrong_expression_is_named_with_its_position(
    broken: Broken, old: str, new: str, line: str, sentence: str
) -> None:
    assert (FILE, line, sentence) in broken(FILE, old, new)


def test_that_a_result_is_unknown_before_its_lookup(broken: Broken) -> None:
    found = broken(FILE, "  - ask: order_id\n", "  - when: parcel.found\n    then: []\n")
    assert [line for _, line, _ in found] == ["- when: parcel.found"]


def test_that_a_result_of_one_branch_may_be_used_behind_it(broken: Broken) -> None:
    step = "  - ask: order_id\n"
    early = (
        "  - when: customer.verified\n"
        "    then:\n"
        "      - lookup: find_parcel\n"
        "        with: {order_id: details.order_id}\n"
        "        as: early\n"
        "  - when: early.found\n"
        "    then: []\n"
    )
    assert broken(FILE, step, early) == []


def test_that_names_of_a_macro_are_its_own(broken: Broken) -> None:
    old = "parcel.lost && customer.verified"
    assert broken(FILE, old, "parcel.events.exists(event, event == 'lost')") == []
