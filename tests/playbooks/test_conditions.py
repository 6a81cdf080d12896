"""Tests of expressions."""

import pytest
from pydantic import JsonValue

from deskhand.errors import ConditionRefused
from deskhand.playbooks import conditions

FACTS: dict[str, JsonValue] = {
    "details": {"email": "ann@example.com", "note": None},
    "account": {"exists": True, "count": 2, "share": 0.5, "name": None, "tags": ["a", "b"]},
    "word": "x",
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("word", "x"),
        ("account.exists", True),
        ("account.name", None),
        ("account.tags", ["a", "b"]),
        ("account", FACTS["account"]),
        ("!account.exists", False),
        ("'sms'", "sms"),
        ("account.exists ? 'two_factor' : 'plain'", "two_factor"),
        ("account.count + 1", 3),
        ("account.share * 2.0", 1.0),
        ("has(details.phone)", False),
        ("has(details.email) ? details.email : nobody.email", "ann@example.com"),
        ("has(details.phone) && nobody.email == 'x'", False),
        ("account.tags.exists(tag, tag == 'b')", True),
        ("size(account.tags)", 2),
        ("{'kind': word}", {"kind": "x"}),
        ("[account.count, 1]", [2, 1]),
        ("true", True),
        ("null", None),
    ],
)
def test_that_an_expression_comes_to_its_value(expression: str, value: JsonValue) -> None:
    assert conditions.value(expression, FACTS) == value


@pytest.mark.parametrize(
    "expression",
    [
        "nobody",
        "nobody.email",
        "account.nothing",
        "account.exists.deeper",
        "account.nothing == 1",
        "nobody.email == 'x'",
        "account.count > 'x'",
        "account.count / 0",
        "account.tags[7]",
        "int('x')",
        "b'bytes'",
        "[b'bytes']",
        "{1: 'x'}",
    ],
)
def test_that_what_cannot_be_decided_is_refused(expression: str) -> None:
    with pytest.raises(ConditionRefused) as refused:
        conditions.value(expression, FACTS)
    assert expression in str(refused.value)
    assert "ann@example.com" not in str(refused.value)


@pytest.mark.parametrize("expression", ["account.count", "word", "account.name", "'true'", "1"])
def test_that_only_true_and_false_are_conditions(expression: str) -> None:
    assert conditions.holds("account.exists", FACTS) is True
    with pytest.raises(ConditionRefused, match="neither true nor false"):
        conditions.holds(expression, FACTS)


@pytest.mark.parametrize(
    ("expression", "fault"),
    [
        ("account.exists", None),
        ("!account.exists && size(word) > 1", None),
        ("account.", "unexpected '.' at character 9"),
        ("account.exists and word", "unexpected 'and' at character 16"),
        ("account ==\n == 1", "unexpected '==' at character 2 in line 2"),
        ("'open", "unexpected ''open' at character 1"),
        ("now()", "'now' is not one of the functions"),
        ("word.lowerAscii()", "'lowerAscii' is not one of the functions"),
        ("x" * 501, "it has 501 characters, and at most 500 are read"),
        ("(" * 200 + "1" + ")" * 200, "at character"),
    ],
)
def test_that_a_fault_is_found_before_anybody_writes(expression: str, fault: str | None) -> None:
    found = conditions.fault(expression)
    if fault is None:
        assert found is None
    else:
        assert found is not None
        assert fault in found


def test_that_every_function_it_lists_is_there() -> None:
    uses = {
        "size": "size('abc') == 3",
        "contains": "'abc'.contains('b')",
        "startsWith": "'abc'.startsWith('a')",
        "endsWith": "'abc'.endsWith('c')",
        "matches": "'abc'.matches('^a')",
        "int": "int('3') == 3",
        "double": "double('2.5') > 2.0",
        "string": "string(3) == '3'",
        "type": "type(1) == type(2)",
    }
    assert set(uses) == conditions.FUNCTIONS
    assert [use for use in uses.values() if not conditions.holds(use, {})] == []


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("word", {"word"}),
        ("details.email == account.email", {"details", "account"}),
        ("account.tags.exists(tag, tag == word)", {"account", "word"}),
        ("'details.email'", set[str]()),
        ("true", set[str]()),
    ],
)
def test_that_the_names_it_reads_are_known(expression: str, names: set[str]) -> None:
    assert conditions.names(expression) == names


def test_that_the_paths_it_mentions_know_their_position() -> None:
    found = conditions.mentions("!account.exists && 'details.x' == details.y")
    assert found == (("account.exists", 2), ("details.y", 35))


@pytest.mark.parametrize(
    ("expression", "missing"),
    [
        ("details.email", ()),
        ("details.phone", ("phone",)),
        ("details.phone == details.order_id && details.phone != ''", ("phone", "order_id")),
        ("has(details.phone)", ()),
        ("has( details.phone ) ? 'x' : 'details.order_id'", ()),
        ("account.details.phone", ()),
        ("details", ()),
    ],
)
def test_that_the_details_it_needs_are_told_from_those_it_asks_about(
    expression: str, missing: tuple[str, ...]
) -> None:
    assert conditions.missing_details(expression, FACTS) == missing


def test_that_without_any_details_all_are_missing() -> None:
    assert conditions.missing_details("details.phone", {}) == ("phone",)
