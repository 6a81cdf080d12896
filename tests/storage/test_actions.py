"""One action is one row, whoever proposes it how often; and a limit is a limit for all at once."""

import asyncio
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from deskhand.domain.action import Action, ActionState
from deskhand.errors import Overtaken

from .bench import Bench

TURN = UUID(int=1)


def proposal(key: str = "turn:send:hash", **more: object) -> Action:
    plain: dict[str, object] = {
        "id": uuid4(),
        "tool": "send_reset_link",
        "arguments": {"email": "mara@example.com", "kind": "plain"},
        "state": ActionState.dispatching,
        "business_key": key,
        "policy": "v1",
    }
    return Action.model_validate(plain | more)


async def test_that_ten_proposals_of_one_meaning_are_one_row(bench: Bench) -> None:
    hold = await bench.held()
    booked = await asyncio.gather(*(bench.actions.propose(hold, proposal()) for _ in range(10)))
    assert len({action.id for action in booked}) == 1, "all find the first one"
    assert await bench.one("select count(*) from actions") == 1


async def test_that_another_meaning_is_another_row(bench: Bench) -> None:
    hold = await bench.held()
    first = await bench.actions.propose(hold, proposal("a"))
    second = await bench.actions.propose(hold, proposal("b"))
    assert first.id != second.id


async def test_that_the_row_that_is_there_wins_with_its_outcome(bench: Bench) -> None:
    hold = await bench.held()
    first = proposal()
    assert await bench.actions.propose(hold, first) == first
    ended = first.model_copy(
        update={"state": ActionState.confirmed, "attempts": 2, "result": {"sent": True}}
    )
    await bench.actions.settle(ended)
    assert await bench.actions.propose(hold, proposal()) == ended


async def test_that_an_old_fence_proposes_nothing_and_the_present_one_does(bench: Bench) -> None:
    zombie = await bench.held()
    await bench.end_lease(zombie.turn.ticket_id)
    heir = await bench.take(zombie.turn.ticket_id)
    with pytest.raises(Overtaken, match="has a new worker"):
        await bench.actions.propose(zombie, proposal())
    assert await bench.one("select count(*) from actions") == 0
    assert await bench.actions.propose(heir, proposal())
    with pytest.raises(Overtaken):
        await bench.actions.propose(zombie, proposal())


async def test_that_a_refusal_is_booked_with_its_reason(bench: Bench) -> None:
    hold = await bench.held()
    refused = proposal(state=ActionState.refused, reason="tool_not_in_playbook")
    await bench.actions.propose(hold, refused)
    assert await bench.actions.propose(hold, proposal()) == refused


async def hits(bench: Bench, times: int, **more: object) -> list[bool]:
    """So many turns at once against three in a day."""
    plan: dict[str, object] = {"name": "resets", "subject": "mara@example.com", **more}
    return await asyncio.gather(
        *(
            bench.limits.hit(
                str(plan["name"]), str(plan["subject"]), count=3, hours=24, turn_id=uuid4()
            )
            for _ in range(times)
        )
    )


async def test_that_exactly_three_of_fifty_at_once_are_within(bench: Bench) -> None:
    assert (await hits(bench, 50)).count(True) == 3
    assert await hits(bench, 2) == [False, False], "it stays full"
    assert await bench.one("select count(*) from limit_hits") == 3, "who is refused does not count"


@pytest.mark.parametrize("other", [{"name": "codes"}, {"subject": "tom@example.com"}])
async def test_that_another_limit_or_subject_has_its_own_count(
    bench: Bench, other: dict[str, str]
) -> None:
    await hits(bench, 5)
    assert (await hits(bench, 5, **other)).count(True) == 3


async def test_that_one_turn_counts_once_and_stays_within(bench: Bench) -> None:
    async def again() -> bool:
        return await bench.limits.hit("resets", "mara", count=3, hours=24, turn_id=TURN)

    assert all(await asyncio.gather(*(again() for _ in range(10))))
    await hits(bench, 2, subject="mara")
    assert await again(), "it was within when it came, and a restart must not change that"
    assert (await hits(bench, 1, subject="mara")) == [False]


@pytest.mark.parametrize(("hours", "is_within"), [(23.9, False), (24.1, True)])
async def test_that_the_window_moves(bench: Bench, hours: float, *, is_within: bool) -> None:
    await hits(bench, 3)
    bench.clock.move(timedelta(hours=hours))
    assert (await hits(bench, 1))[0] is is_within


async def test_that_no_address_is_kept_with_a_limit(bench: Bench) -> None:
    await hits(bench, 1)
    assert "mara" not in str(await bench.rows("select * from limit_hits"))
