"""Who asks for a person gets one, by words or by the button."""

import pytest

from deskhand.domain.priority import PriorityName
from deskhand.domain.turn import Cause
from deskhand.escalations.asked_for_person import rule
from deskhand.testing import samples


@pytest.mark.parametrize(
    ("cause", "wants_person", "fires"),
    [
        (Cause.message, True, True),
        (Cause.button, False, True),
        (Cause.button, True, True),
        (Cause.message, False, False),
        (Cause.card, False, False),
    ],
)
def test_that_words_and_button_fire(cause: Cause, *, wants_person: bool, fires: bool) -> None:
    turn = samples.turn("hi", cause=cause)
    found = rule(turn, samples.reading(wants_person=wants_person))
    assert bool(found) is fires
    if found:
        assert (found.reason, found.is_hard) == ("asked_for_person", True)
        assert found.priority is PriorityName.high
