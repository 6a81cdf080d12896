import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.language.mood import LexiconMood

from .hostile import survives

READER = LexiconMood()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Where is my order?", "neutral"),
        ("I forgot my password, thanks", "neutral"),
        ("hi", "neutral"),
        ("not bad at all", "neutral"),
        ("Good morning, could you help me with my account please?", "neutral"),
        ("Thanks!", "positive"),
        ("Thank you so much, it works now!", "positive"),
        ("I love my kettle", "positive"),
        ("I am very disappointed with this", "negative"),
        ("I'm not happy with the service", "negative"),
        ("My order hasn't arrived and I am getting worried", "negative"),
        ("still nothing after three weeks", "angry"),
        ("This is unacceptable!!! I want my money back", "angry"),
        ("You idiots", "angry"),
        ("Third time I write. Nobody answers. I am fed up.", "angry"),
        ("thanks for nothing", "angry"),
        ("Das ist eine Frechheit!", "angry"),
        ("¡Qué vergüenza, estoy harto!", "angry"),
    ],
)
def test_that_moods_are_told_apart(text: str, label: str) -> None:
    assert READER.mood(text).label == label


def test_that_capitals_and_marks_make_it_worse() -> None:
    calm = READER.mood("where is my order, I have been waiting for weeks")
    loud = READER.mood("WHERE IS MY ORDER, I HAVE BEEN WAITING FOR WEEKS!!!")
    assert loud.score < calm.score
    assert loud.anger > calm.anger


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("no rush, just curious which grinder is best", "which grinder is best"),
        ("which grinder is best", "which grinder is best, I need it soon"),
        ("I need it soon", "I need it today"),
        ("I need it today", "urgent, I need it today"),
        ("the machine makes coffee", "there is smoke, sparks and a burning smell"),
    ],
)
def test_that_urgency_rises_with_what_is_said_about_time(low: str, high: str) -> None:
    assert READER.urgency(low) < READER.urgency(high)


@given(st.text(max_size=80))
def test_that_all_numbers_stay_on_their_scales(text: str) -> None:
    mood = READER.mood(text)
    assert -1 <= mood.score <= 1
    assert 0 <= mood.anger <= 1
    assert 0 <= READER.urgency(text) <= 1


def test_that_hostile_texts_are_read_in_time() -> None:
    survives(READER.mood)
    survives(READER.urgency)
