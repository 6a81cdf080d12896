"""Asks whether it is solved once something was answered, and says who has the next move."""

from deskhand.domain.closing import Fact
from deskhand.domain.concern import ConcernResult
from deskhand.domain.ticket import Status
from deskhand.domain.turn import Outcome


def run(outcome: Outcome, results: tuple[ConcernResult, ...]) -> tuple[Status, tuple[Fact, ...]]:
    """The ticket's next status, and the question to the customer as an event."""
    if outcome is Outcome.handed_off:
        return Status.open, ()
    worked = any(result.outcome == "replied" for result in results)
    is_done = outcome is Outcome.replied and worked
    return Status.waiting_on_customer, (Fact(type="asked_if_solved"),) if is_done else ()
