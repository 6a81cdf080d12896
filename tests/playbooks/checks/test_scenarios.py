"""Tests of scenarios beside their playbooks."""

from collections.abc import Callable
from pathlib import Path

import pytest

Found = list[tuple[str, str, str]]
Broken = Callable[[str, str, str], Found]

FILE = "scenarios/parcel.yaml"


def test_that_a_playbook_without_scenarios_is_refused(
    workspace_folder: Path, problems: Callable[[], Found]
) -> None:
    (workspace_folder / FILE).unlink()
    assert problems() == [
        (
            "playbooks/parcel.yaml",
            "category: parcel",
            "The category 'parcel' has no scenarios; write at least one in scenarios/parcel.yaml.",
        )
    ]


def test_that_scenarios_without_a_playbook_are_refused(
    workspace_folder: Path, problems: Callable[[], Found]
) -> None:
    (workspace_folder / "scenarios/parcels.yaml").write_text("scenarios: []\n")
    assert problems() == [
        (
            "scenarios/parcels.yaml",
            "scenarios: []",
            "No playbook has the category 'parcels'; did you mean 'parcel'?",
        )
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "category: parcel",
            "category: parcl",
            "There is no category 'parcl'; did you mean 'parcel'?",
        ),
        (
            "action: resend_parcel",
            "action: find_parcel",
            "There is no action 'find_parcel'; did you mean 'resend_parcel'?",
        ),
        (
            "outcome: replied",
            "outcome: done",
            "'done' is not a value of 'outcome'; use one of: asked, dropped, handed_off, replied.",
        ),
        (
            "outcome: replied, ",
            "",
            "'outcome' is missing; use one of replied, asked, handed_off, dropped.",
        ),
        ("action: res", "acton: res", "'acton' is not known in 'expect'; did you mean 'action'?"),
    ],
)
def test_that_an_impossible_expectation_is_named(
    broken: Broken, old: str, new: str, sentence: str
) -> None:
    found = broken(FILE, old, new)
    assert [(file, said) for file, _, said in found] == [(FILE, sentence)]
    assert "expect:" in found[0][1]


def test_that_a_scenario_may_expect_no_category(broken: Broken) -> None:
    assert broken(FILE, "category: parcel", "category: none") == []
