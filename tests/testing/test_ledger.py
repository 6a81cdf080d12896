"""The ledger in memory keeps the first proposal and refuses who was overtaken."""

from uuid import UUID

import pytest

from deskhand.domain.action import Action, ActionState
from deskhand.errors import Overtaken
from deskhand.testing import MemoryLedger, samples

HOLD = samples.hold(samples.turn("hi"), fence=3)


def action(number: int, key: str = "key") -> Action:
    return Action(
        id=UUID(int=number),
        tool="send",
        arguments={},
        state=ActionState.dispatching,
        business_key=key,
    )


async def test_that_the_row_that_is_there_wins() -> None:
    ledger = MemoryLedger()
    assert await ledger.propose(HOLD, action(1)) == action(1)
    assert await ledger.propose(HOLD, action(2)) == action(1)
    assert await ledger.propose(HOLD, action(3, "other")) == action(3, "other")
    assert ledger.rows == (action(1), action(3, "other"))


async def test_that_what_became_of_it_stays_in_its_place() -> None:
    ledger = MemoryLedger()
    await ledger.propose(HOLD, action(1))
    ended = action(1).model_copy(update={"state": ActionState.confirmed})
    await ledger.settle(ended)
    assert await ledger.propose(HOLD, action(2)) == ended


async def test_that_a_worker_with_an_old_fence_is_refused() -> None:
    ledger = MemoryLedger()
    ledger.fence = 3
    await ledger.propose(HOLD, action(1))
    ledger.fence = 4
    with pytest.raises(Overtaken):
        await ledger.propose(HOLD, action(1))
