"""All rules are heard on every turn, and the strongest reason comes first."""

import pytest

import deskhand.escalations as escalations
from deskhand.domain.decision import Escalation
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Mood, Reading
from deskhand.domain.turn import Turn
from deskhand.escalations import RULES, fired
from deskhand.testing import samples


def test_that_a_calm_message_fires_nothing() -> None:
    assert fired(samples.turn("Where is my order?"), samples.reading()) == ()


def test_that_all_reasons_are_told_strongest_first() -> None:
    turn = samples.turn("My account was hacked and my lawyer will call you", moods=(-0.9,))
    reading = samples.reading(mood=Mood(score=-0.9), wants_person=True)
    found = fired(turn, reading)
    assert {e.reason for e in found} == {"legal", "security", "asked_for_person", "anger"}
    assert [e.priority.value for e in found] == ["urgent", "urgent", "high", "high"]


def test_that_a_hard_reason_goes_before_a_soft_one_of_higher_priority(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def soft(turn: Turn, reading: Reading) -> Escalation | None:
        del turn, reading
        return samples.escalation("soft", priority=PriorityName.urgent)

    monkeypatch.setattr(escalations, "RULES", (soft, *RULES))
    found = fired(samples.turn("hi"), samples.reading(wants_person=True))
    assert [e.reason for e in found] == ["asked_for_person", "soft"]
