"""The tree reaches every step, and a person when it must."""

from collections.abc import Iterator

from deskhand.domain.playbook import AnswerStep, HandOffStep
from deskhand.domain.problem import Problem
from deskhand.playbooks.checks.surroundings import Surroundings
from deskhand.playbooks.reader import Sourced
from deskhand.playbooks.visits import visits


def check(sourced: Sourced, _: Surroundings) -> Iterator[Problem]:
    """Steps that nothing reaches, and trees without a way to a person."""
    tour = visits(sourced.playbook)
    for visit in tour:
        if visit.is_cut_off:
            yield sourced.problem(
                visit.path,
                "This step is never reached: the one before it always hands off; "
                "move it up or remove it.",
            )
    if not tour:
        yield sourced.problem("steps", "The tree has no step; add at least a hand_off.")
    elif not any(isinstance(visit.step, HandOffStep | AnswerStep) for visit in tour):
        yield sourced.problem(
            "steps",
            "No way through this tree leads to a person; add a hand_off for what can go wrong.",
        )
