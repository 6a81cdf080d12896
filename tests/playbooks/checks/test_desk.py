"""Tests of what deskhand.toml names."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILE = "deskhand.toml"

Found = list[tuple[str, str, str]]
Broken = Callable[[str, str, str], Found]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        (
            'default = "general"',
            'default = "genral"',
            'default = "genral"',
            "There is no queue 'genral' under [[queues]]; did you mean 'general'?",
        ),
        (
            'legal = "general"',
            'legal = "lawyers"',
            'legal = "lawyers"',
            "There is no queue 'lawyers' under [[queues]]; use one of: general, orders.",
        ),
        (
            'orders = "orders"',
            'order = "orders"',
            'order = "orders"',
            "There is no specialist 'order'; did you mean 'orders'?",
        ),
        (
            'orders = "orders"',
            'orders = "order"',
            'orders = "order"',
            "There is no queue 'order' under [[queues]]; did you mean 'orders'?",
        ),
        (
            'connectors = ["depot"]',
            'connectors = ["depot", "deput"]',
            'connectors = ["depot", "deput"]',
            "There is no connector 'deput'; did you mean 'depot'?",
        ),
        (
            'lookup = "find_account"',
            'lookup = "find_acount"',
            'lookup = "find_acount"',
            "'find_acount' is no lookup that takes an 'email'; did you mean 'find_account'?",
        ),
        (
            'lookup = "find_account"',
            'lookup = "resend_parcel"',
            'lookup = "resend_parcel"',
            "'resend_parcel' is no lookup that takes an 'email'; use one of: find_account.",
        ),
    ],
)
def test_that_what_the_desk_names_must_exist(
    broken: Broken, old: str, new: str, line: str, sentence: str
) -> None:
    assert broken(FILE, old, new) == [(FILE, line, sentence)]


def test_that_proof_of_identity_needs_a_lookup(broken: Broken) -> None:
    found = broken(FILE, '[identity]\nlookup = "find_account"\n', "")
    assert [(file, line) for file, line, _ in found] == [
        ("playbooks/parcel.yaml", "identity: verified")
    ]


def test_that_a_desk_where_nobody_must_prove_anything_needs_none(
    broken: Broken, workspace_folder: Path
) -> None:
    (workspace_folder / "playbooks/parcel.yaml").unlink()
    (workspace_folder / "scenarios/parcel.yaml").unlink()
    assert broken(FILE, '[identity]\nlookup = "find_account"\n', "") == []
