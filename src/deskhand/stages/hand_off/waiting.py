"""What the customer is told about when a person answers: only what is true."""

from math import ceil

from deskhand.domain.handoff import Duty
from deskhand.domain.phrases import phrase
from deskhand.domain.workspace import Hours
from deskhand.stages.hand_off import opening


def minutes(duty: Duty) -> int | None:
    """Estimated wait; None where nobody is there or nothing is known about the pace."""
    if not duty.online or duty.handle_minutes is None:
        return None
    return max(1, ceil((duty.waiting + 1) * duty.handle_minutes / duty.online))


def in_words(duty: Duty, hours: Hours, language: str) -> str:
    """One sentence."""
    if not duty.online:
        return phrase("wait_nobody", language, hours=opening.in_words(hours, language))
    wait = minutes(duty)
    if wait is None:
        return phrase("wait_position", language, position=duty.waiting + 1)
    return phrase("wait_one_minute" if wait == 1 else "wait_minutes", language, minutes=wait)
