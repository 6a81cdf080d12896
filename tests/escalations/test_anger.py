"""Anger brings a person when it lasts or when it presses."""

import pytest

from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Mood
from deskhand.escalations.anger import rule
from deskhand.testing import samples

FURIOUS, CALM = -0.9, 0.0


@pytest.mark.parametrize(
    ("before", "now", "urgency", "because"),
    [
        ((FURIOUS,), FURIOUS, 0.2, "angry in two messages in a row"),
        ((CALM, FURIOUS), FURIOUS, 0.2, "angry in two messages in a row"),
        ((), FURIOUS, 0.81, "angry, and it is urgent"),
        ((CALM,), FURIOUS, 1.0, "angry, and it is urgent"),
        # both: that it lasts says more
        ((FURIOUS,), FURIOUS, 1.0, "angry in two messages in a row"),
        ((-0.6,), -0.6, 0.2, "angry in two messages in a row"),
    ],
)
def test_that_lasting_or_pressing_anger_fires(
    before: tuple[float, ...], now: float, urgency: float, because: str
) -> None:
    turn = samples.turn("!!!", moods=before)
    found = rule(turn, samples.reading(mood=Mood(score=now), urgency=urgency))
    assert found is not None
    assert (found.reason, found.priority, found.is_hard) == ("anger", PriorityName.high, True)
    assert found.because == because


@pytest.mark.parametrize(
    ("before", "now", "urgency"),
    [
        ((), FURIOUS, 0.8),  # exactly the threshold is not above it
        ((FURIOUS, CALM), FURIOUS, 0.2),  # not in a row
        ((FURIOUS,), -0.5, 0.2),  # calmed down
        ((FURIOUS, FURIOUS), CALM, 1.0),
        ((-0.59,), FURIOUS, 0.2),
        ((), CALM, 1.0),  # in a hurry, but friendly
    ],
)
def test_that_a_single_outburst_does_not_fire(
    before: tuple[float, ...], now: float, urgency: float
) -> None:
    turn = samples.turn("!", moods=before)
    assert rule(turn, samples.reading(mood=Mood(score=now), urgency=urgency)) is None


def test_that_angry_words_count_even_when_the_score_is_mild() -> None:
    turn = samples.turn("!", moods=(FURIOUS,))
    assert rule(turn, samples.reading(mood=Mood(score=-0.3, anger=0.8)))
