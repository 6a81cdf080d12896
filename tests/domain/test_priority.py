"""A priority tells what it is made of."""

from deskhand.domain.priority import Priority, PriorityName


def test_that_the_names_stand_lowest_first() -> None:
    assert [name.value for name in PriorityName] == ["low", "normal", "high", "urgent"]


def test_that_a_priority_is_told_with_the_parts_that_count() -> None:
    priority = Priority(
        name=PriorityName.high, score=65.4, parts={"base": 40, "mood": 22.5, "urgency": 0.0}
    )
    assert priority.words() == "high (65 of 100: base +40, mood +22)."
    plain = Priority(name=PriorityName.low, score=0)
    assert plain.words() == "low (0 of 100: nothing special)."
