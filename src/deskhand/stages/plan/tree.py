"""Lets the playbook's tree say what comes next, from the facts found so far."""

from collections.abc import Mapping

from deskhand.domain.playbook import Playbook
from deskhand.playbooks.interpreter import next_move
from deskhand.playbooks.moves import Move, StepDone
from deskhand.ports import Facts


def run(playbook: Playbook, done: Mapping[str, StepDone], facts: Facts) -> Move:
    """The next move of this concern."""
    return next_move(playbook, done, facts)
