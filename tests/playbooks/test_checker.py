"""Tests of what is judged when a file could not be read whole."""

from collections.abc import Callable

Broken = Callable[[str, str, str], list[tuple[str, str, str]]]


def test_that_a_broken_desk_hides_no_problem_of_shape(broken: Broken) -> None:
    broken("playbooks/parcel.yaml", "- ask: order_id", "- aks: order_id")
    found = broken("deskhand.toml", '[company]\nname = "Lamp Shop"\n', "[company]\n")
    assert [(file, line) for file, line, _ in found] == [
        ("deskhand.toml", "[company]"),
        ("playbooks/parcel.yaml", "- aks: order_id"),
    ]


def test_that_what_leans_on_a_broken_step_is_not_judged(broken: Broken) -> None:
    # Without the lookup everything behind it would seem wrong; the one cause is named.
    found = broken("playbooks/parcel.yaml", "- lookup: find_parcel", "- lokup: find_parcel")
    assert [line for _, line, _ in found] == ["- lokup: find_parcel"]


def test_that_an_unknown_key_hides_nothing_else(broken: Broken) -> None:
    broken("playbooks/parcel.yaml", "phase: automate", "phaze: automate")
    found = broken("playbooks/parcel.yaml", "- reply: on_its_way", "- reply: on_the_way")
    assert [line for _, line, _ in found] == [
        "phaze: automate",
        "- reply: on_the_way",
        "on_its_way: It arrives on {{ parcel.day | day }}.",
    ]
