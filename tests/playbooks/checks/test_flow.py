"""Tests of ways through the tree."""

from collections.abc import Callable

FILE = "playbooks/parcel.yaml"
HAND_OFF = (
    "              - hand_off: "
    "{reason: not_sent, priority: high, queue: orders, because: no stock}\n"
)

Broken = Callable[[str, str, str], list[tuple[str, str, str]]]


def test_that_a_step_behind_a_handoff_is_never_reached(broken: Broken) -> None:
    found = broken(FILE, HAND_OFF, f"{HAND_OFF}              - reply: on_its_way\n")
    assert found == [
        (
            FILE,
            "- reply: on_its_way",
            "This step is never reached: the one before it always hands off; "
            "move it up or remove it.",
        )
    ]


def test_that_a_step_behind_two_handoffs_of_a_fork_is_never_reached(broken: Broken) -> None:
    fork = (
        "  - when: customer.verified\n"
        "    then: [{hand_off: one}]\n"
        "    else: [{hand_off: other}]\n"
        "  - ask: order_id\n"
    )
    assert [line for _, line, _ in broken(FILE, "  - ask: order_id\n", fork)] == ["- ask: order_id"]


def test_that_a_step_behind_one_handoff_of_a_fork_is_reached(broken: Broken) -> None:
    fork = (
        "  - when: customer.verified\n"
        "    then: []\n"
        "    else: [{hand_off: other}]\n"
        "  - ask: order_id\n"
    )
    assert broken(FILE, "  - ask: order_id\n", fork) == []


def test_that_every_tree_has_a_way_to_a_person(broken: Broken) -> None:
    found = broken(FILE, HAND_OFF, "              - reply: on_its_way\n")
    assert found == [
        (
            FILE,
            "steps:",
            "No way through this tree leads to a person; add a hand_off for what can go wrong.",
        )
    ]


def test_that_a_tree_needs_a_step(broken: Broken) -> None:
    file = "playbooks/question.yaml"
    steps = """\
steps:
  - answer: [lamps]
    on_unsure:
      - reply: unsure
      - hand_off: no_answer
"""
    found = broken(file, steps, "steps: []\n")
    assert (file, "steps: []", "The tree has no step; add at least a hand_off.") in found
