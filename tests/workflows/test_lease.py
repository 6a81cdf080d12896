"""A turn is kept while it is worked on, and let go of when the work breaks off."""

import asyncio

import pytest

from deskhand.errors import Overtaken, StoreUnavailable
from deskhand.workflows import lease
from deskhand.workflows.lease import held

from .desk import hold_of
from .fakes import FakeTurns


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Renew every few milliseconds."""
    monkeypatch.setattr(lease, "RENEW", 0.005)


async def test_that_it_is_renewed_as_long_as_the_work_takes_and_no_longer() -> None:
    turns, thrice = FakeTurns(), asyncio.Event()

    async def count() -> None:
        if len(turns.written) == 3:
            thrice.set()

    turns.during_write = count
    async with held(hold_of("hello"), turns=turns):
        await asyncio.wait_for(thrice.wait(), 5)
    renewed = len(turns.written)
    assert set(turns.written) == {()}, "it writes no entries"
    await asyncio.sleep(0.05)
    assert len(turns.written) == renewed
    assert turns.released == [], "a turn that was ended let go of itself"


async def test_that_an_error_lets_go_at_once_and_is_passed_on() -> None:
    turns = FakeTurns()
    with pytest.raises(RuntimeError, match="planted"):
        async with held(hold_of("hello"), turns=turns):
            raise RuntimeError("planted")
    assert turns.released == [1]
    renewed = len(turns.written)
    await asyncio.sleep(0.03)
    assert len(turns.written) == renewed


async def test_that_a_cancelled_work_lets_go_too() -> None:
    turns = FakeTurns()

    async def work() -> None:
        async with held(hold_of("hello"), turns=turns):
            await asyncio.sleep(60)

    task = asyncio.create_task(work())
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert turns.released == [1]


@pytest.mark.parametrize(
    ("error", "goes_on"), [(Overtaken("newer"), False), (StoreUnavailable("away"), True)]
)
async def test_that_a_renewal_that_fails_does_not_break_the_work(
    error: Exception, *, goes_on: bool
) -> None:
    """A lost turn is said by the work's own next write; a database comes back."""
    turns = FakeTurns()
    turns.plan.fail("write", error)
    async with held(hold_of("hello"), turns=turns):
        await asyncio.sleep(0.1)
    assert bool(turns.written) is goes_on
    assert turns.released == []
