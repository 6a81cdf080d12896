"""The customer is told only what is true about when a person answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from deskhand.domain.handoff import Duty
from deskhand.domain.workspace import Hours
from deskhand.stages.hand_off.waiting import in_words, minutes


@pytest.mark.parametrize(
    ("duty", "wait"),
    [
        (Duty(online=1, waiting=0, handle_minutes=6), 6),
        (Duty(online=1, waiting=1, handle_minutes=6), 12),
        (Duty(online=2, waiting=1, handle_minutes=6), 6),
        (Duty(online=4, waiting=2, handle_minutes=5), 4),  # 3.75 is told as four
        (Duty(online=9, waiting=0, handle_minutes=0.5), 1),
        (Duty(online=1, waiting=0, handle_minutes=0), 1),
        (Duty(online=0, waiting=3, handle_minutes=6), None),
        (Duty(online=2, waiting=3), None),  # nobody knows the pace yet
    ],
)
def test_that_the_wait_is_estimated_from_queue_people_and_pace(
    duty: Duty, wait: int | None
) -> None:
    assert minutes(duty) == wait


@pytest.mark.parametrize(
    ("duty", "language", "words"),
    [
        (
            Duty(online=0, waiting=9, handle_minutes=6),
            "en",
            "Nobody is at the desk right now; people are here Mon-Fri 09:00-17:00 (UTC). The "
            "answer will appear here in this conversation.",
        ),
        (
            Duty(online=1, waiting=2),
            "en",
            "You are number 3 in line. I can't promise a time yet.",
        ),
        (
            Duty(online=1, waiting=2, handle_minutes=5),
            "en",
            "Someone should be with you in about 15 minutes.",
        ),
        (
            Duty(online=1, waiting=0, handle_minutes=0.2),
            "en",
            "Someone should be with you in about a minute.",
        ),
        (
            Duty(online=1, waiting=0, handle_minutes=5),
            "de",
            "In etwa 5 Minuten sollte jemand für Sie da sein.",
        ),
    ],
)
def test_that_the_wait_is_told_in_one_true_sentence(duty: Duty, language: str, words: str) -> None:
    assert in_words(duty, Hours(), language) == words


PACE = some.floats(1, 120)


@given(waiting=some.integers(1, 50), online=some.integers(1, 20), pace=PACE)
def test_that_doubling_the_queue_never_shortens_the_wait(
    waiting: int, online: int, pace: float
) -> None:
    short = minutes(Duty(online=online, waiting=waiting, handle_minutes=pace))
    long = minutes(Duty(online=online, waiting=2 * waiting, handle_minutes=pace))
    assert short is not None
    assert long is not None
    assert long >= short


@given(waiting=some.integers(0, 50), online=some.integers(1, 20), pace=PACE)
def test_that_another_teammate_never_lengthens_it(waiting: int, online: int, pace: float) -> None:
    few = minutes(Duty(online=online, waiting=waiting, handle_minutes=pace))
    more = minutes(Duty(online=online + 1, waiting=waiting, handle_minutes=pace))
    assert few is not None
    assert more is not None
    assert more <= few


def test_that_a_longer_queue_and_another_teammate_really_change_it() -> None:
    """The rules above would hold of a constant as well."""
    now = minutes(Duty(online=2, waiting=10, handle_minutes=10))
    assert (now, minutes(Duty(online=2, waiting=20, handle_minutes=10))) == (55, 105)
    assert minutes(Duty(online=3, waiting=10, handle_minutes=10)) == 37
