"""Why a person must take over: one file per reason; RULES is the order."""

from collections.abc import Callable

from deskhand.domain.decision import Escalation
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Reading
from deskhand.domain.turn import Turn
from deskhand.escalations import anger, asked_for_person, legal, security

Rule = Callable[[Turn, Reading], Escalation | None]

RULES: tuple[Rule, ...] = (asked_for_person.rule, legal.rule, security.rule, anger.rule)
_STRENGTH = tuple(PriorityName)


def fired(turn: Turn, reading: Reading) -> tuple[Escalation, ...]:
    """All reasons that hold, hard ones first, then by priority."""
    found = [reason for rule in RULES if (reason := rule(turn, reading))]
    return tuple(
        sorted(found, key=lambda e: (e.is_hard, _STRENGTH.index(e.priority)), reverse=True)
    )
