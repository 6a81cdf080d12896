"""Tests of categories."""

from collections.abc import Callable

Broken = Callable[[str, str, str], list[tuple[str, str, str]]]

FILE = "playbooks/question.yaml"


def test_that_two_playbooks_of_one_category_are_both_named(broken: Broken) -> None:
    found = broken(FILE, "category: question", "category: parcel")
    assert (
        FILE,
        "category: parcel",
        "The category 'parcel' has a playbook in playbooks/parcel.yaml:1 already; "
        "rename one of them or put the two into one file.",
    ) in found


def test_that_none_is_no_category(broken: Broken) -> None:
    found = broken(FILE, "category: question", "category: none")
    sentence = "'none' means that no category fits; choose another name."
    assert (FILE, "category: none", sentence) in found
