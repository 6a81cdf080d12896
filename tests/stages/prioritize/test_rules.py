"""A priority is a sum that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Mood
from deskhand.stages.prioritize import run
from deskhand.testing import samples


@pytest.mark.parametrize(
    ("mood", "urgency", "before", "score", "name"),
    [
        (0.0, 0.0, (), 40.0, PriorityName.normal),
        (0.0, 0.2, (), 46.0, PriorityName.normal),
        (-1.0, 0.0, (), 65.0, PriorityName.high),
        (-1.0, 1.0, (), 95.0, PriorityName.urgent),
        (-1.0, 0.5, (), 80.0, PriorityName.urgent),  # the border belongs to the higher one
        (0.0, 0.66, (), 59.8, PriorityName.normal),
        (0.0, 1.0, (), 70.0, PriorityName.high),
        (1.0, 0.0, (), 35.0, PriorityName.normal),  # joy is no reason to wait long
        (0.0, 0.0, ("order_status",), 45.0, PriorityName.normal),
        (0.0, 0.0, ("order_status",) * 4, 60.0, PriorityName.high),
        (0.0, 0.0, ("order_status",) * 9, 60.0, PriorityName.high),  # four repeats at most
        (0.0, 0.0, ("password_reset",) * 4, 40.0, PriorityName.normal),  # something else before
    ],
)
def test_that_what_presses_adds_up(
    mood: float, urgency: float, before: tuple[str, ...], score: float, name: PriorityName
) -> None:
    turn = samples.turn("Where is it?", categories=before)
    reading = samples.reading(samples.concern(), mood=Mood(score=mood), urgency=urgency)
    priority = run(turn, reading)
    assert (priority.score, priority.name) == (pytest.approx(score), name)
    assert sum(priority.parts.values()) == pytest.approx(score)


def test_that_a_repeat_of_nothing_known_counts_nothing() -> None:
    turn = samples.turn("?", categories=("order_status",))
    assert run(turn, samples.reading(samples.concern(None))).parts["repeats"] == 0


@given(mood=some.floats(-1, 1), urgency=some.floats(0, 1), repeats=some.integers(0, 9))
def test_that_the_score_stays_in_bounds_and_urgency_never_lowers_it(
    mood: float, urgency: float, repeats: int
) -> None:
    turn = samples.turn("?", categories=("order_status",) * repeats)
    calm = samples.reading(samples.concern(), mood=Mood(score=mood), urgency=0)
    pressed = calm.model_copy(update={"urgency": urgency})
    assert 0 <= run(turn, calm).score <= run(turn, pressed).score <= 100
