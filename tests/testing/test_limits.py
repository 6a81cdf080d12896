"""Limits in memory count turns per subject and forget what is old."""

from datetime import timedelta
from uuid import UUID

from deskhand.testing import FixedClock, MemoryLimits


async def hit(limits: MemoryLimits, turn: int, subject: str = "mara", name: str = "codes") -> bool:
    return await limits.hit(name, subject, count=2, hours=24, turn_id=UUID(int=turn))


async def test_that_a_full_limit_refuses_and_a_turn_counts_once() -> None:
    limits = MemoryLimits()
    assert [await hit(limits, turn) for turn in (1, 1, 2, 3)] == [True, True, True, False]
    assert await hit(limits, 2), "who was within the limit stays within"
    assert await hit(limits, 3, subject="tom")
    assert await hit(limits, 3, name="resets")


async def test_that_what_is_old_does_not_count() -> None:
    clock = FixedClock()
    limits = MemoryLimits(clock=clock)
    assert [await hit(limits, turn) for turn in (1, 2, 3)] == [True, True, False]
    clock.move(timedelta(hours=24))
    assert await hit(limits, 4)
