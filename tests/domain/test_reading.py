"""A reading can be read, and a mood has one of four labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from deskhand.domain.reading import Mood, Reading, SmallTalk
from deskhand.testing import samples


@pytest.mark.parametrize(
    ("score", "anger", "label"),
    [
        (-1.0, 0.0, "angry"),
        (-0.6, 0.0, "angry"),
        (-0.59, 0.0, "negative"),
        (-0.2, 0.0, "neutral"),
        (-0.21, 0.0, "negative"),
        (0.0, 0.0, "neutral"),
        (0.25, 0.0, "neutral"),
        (0.26, 0.0, "positive"),
        (0.9, 0.7, "angry"),  # polite words, angry signs
        (0.9, 0.69, "positive"),
    ],
)
def test_that_a_mood_has_one_of_four_labels(score: float, anger: float, label: str) -> None:
    assert Mood(score=score, anger=anger).label == label


@given(some.floats(-1, 1), some.floats(-1, 1))
def test_that_a_worse_score_never_has_a_better_label(one: float, two: float) -> None:
    order = ("angry", "negative", "neutral", "positive")
    worse, better = sorted((one, two))
    assert order.index(Mood(score=worse).label) <= order.index(Mood(score=better).label)


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (
            samples.reading(samples.concern(), samples.concern(None, confidence=0.4)),
            "order_status (95%), none of the categories (40%); language en; mood neutral.",
        ),
        (
            samples.reading(small_talk=SmallTalk.thanks),
            "thanks; language en; mood neutral.",
        ),
        (
            samples.reading(wants_person=True, language="de", mood=Mood(score=-0.9)),
            "nothing to work on; language de; mood angry; asks for a person.",
        ),
    ],
)
def test_that_a_reading_is_told_in_a_sentence(reading: Reading, words: str) -> None:
    assert reading.words() == words
