"""Who asks for a person gets one; who only speaks of people does not."""

import pytest

from deskhand.stages.understand.person import wants_person
from deskhand.testing import HOSTILE, busy_seconds

from .asking import ASKS, DOES_NOT


@pytest.mark.parametrize("words", ASKS)
def test_that_who_asks_for_a_person_is_heard(words: str) -> None:
    assert wants_person(words)


@pytest.mark.parametrize("words", DOES_NOT)
def test_that_speaking_of_people_is_no_wish(words: str) -> None:
    assert not wants_person(words)


def test_that_there_are_at_least_sixty_wordings_of_each_kind() -> None:
    assert len(set(ASKS)) >= 60
    assert len(set(DOES_NOT)) >= 60


@pytest.mark.parametrize(
    "words",
    [
        "i   want\tto talk\u00a0to a PERSON",
        "I\u2019d like to talk to a person",
        "MO\u0308CHTE MIT EINEM MENSCHEN SPRECHEN",  # the umlaut as letter and sign
        "¿Puedo hablar con alguien?!",
        "My order CK-1042 is late.\nCan I talk to someone?",
    ],
)
def test_that_case_accents_and_spaces_make_no_difference(words: str) -> None:
    assert wants_person(words)


def test_that_a_wish_is_heard_at_both_ends_of_a_very_long_message() -> None:
    log = "2026-03-02 error 17 in line 4\n" * 600
    assert wants_person(f"I want to talk to a person.\n{log}")
    assert wants_person(f"{log}I want to talk to a person.")
    assert not wants_person(log)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_that_no_text_keeps_the_desk_busy(text: str) -> None:
    assert busy_seconds(lambda: wants_person(text)) < 0.05
