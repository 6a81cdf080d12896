"""Whether it helped is asked once something was answered."""

import pytest

from deskhand.domain.closing import Fact
from deskhand.domain.concern import ConcernResult
from deskhand.domain.ticket import Status
from deskhand.domain.turn import Outcome
from deskhand.stages.follow_up import run
from deskhand.testing import samples

ANSWERED = samples.result(samples.concern(), "replied")
ASKED = samples.result(samples.concern(), "asked")
GIVEN = samples.result(samples.concern(), "handed_off")


@pytest.mark.parametrize(
    ("outcome", "results", "status", "is_asked"),
    [
        (Outcome.replied, (ANSWERED,), Status.waiting_on_customer, True),
        (Outcome.replied, (GIVEN, ANSWERED), Status.waiting_on_customer, True),
        (Outcome.replied, (), Status.waiting_on_customer, False),  # small talk
        (Outcome.asked, (ASKED,), Status.waiting_on_customer, False),
        (Outcome.asked, (ANSWERED, ASKED), Status.waiting_on_customer, False),
        (Outcome.handed_off, (ANSWERED,), Status.open, False),
        (Outcome.handed_off, (), Status.open, False),
        (Outcome.dropped, (), Status.waiting_on_customer, False),
    ],
)
def test_that_the_next_move_is_known_and_help_is_asked_about(
    outcome: Outcome, results: tuple[ConcernResult, ...], status: Status, *, is_asked: bool
) -> None:
    found, facts = run(outcome, results)
    assert found is status
    assert facts == ((Fact(type="asked_if_solved"),) if is_asked else ())
