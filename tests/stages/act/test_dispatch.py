"""An action is decided, booked and done once, whatever happens on the way."""

from uuid import UUID

import pytest
from pydantic import JsonValue

from deskhand.domain.action import Action, ActionState
from deskhand.domain.tool import ToolCard
from deskhand.errors import Overtaken, ToolFailed, ToolRefused, ToolUnavailable, Undeliverable
from deskhand.stages.act import Order
from deskhand.testing import AnswerLost

from .orders import LIMITED, MARA, SEND, SENT, Desk, an_order

AWAY = ToolUnavailable("The mail system is down.")


async def test_that_an_allowed_action_is_done_at_the_first_try() -> None:
    desk = Desk()
    desk.tools.will("send_link", SENT)
    action = await desk.act()
    assert (action.state, action.attempts, action.result) == (ActionState.confirmed, 1, SENT)
    assert action.reason == ""
    assert action.policy
    assert [(call.arguments, call.key) for call in desk.tools.calls] == [(MARA, str(action.id))]
    assert desk.ledger.rows == (action,)
    assert desk.pauses == []


@pytest.mark.parametrize(
    ("card", "arguments", "playbook", "code"),
    [
        (SEND.model_copy(update={"name": "other"}), MARA, {}, "unknown_action"),
        (SEND.model_copy(update={"is_action": False}), MARA, {}, "unknown_action"),
        (SEND, MARA, {"tools": ()}, "not_in_playbook"),
        (SEND.model_copy(update={"tier": 2}), MARA, {}, "for_people_only"),
        (SEND, MARA, {"human_only": ("send_link",)}, "for_people_only"),
        (SEND, MARA, {"phase": "assist"}, "for_people_only"),
        (SEND.model_copy(update={"needs_identity": True}), MARA, {}, "identity_not_proven"),
        (SEND, {"email": "mara@example.com"}, {}, "wrong_arguments"),
    ],
)
async def test_that_what_the_monitor_refuses_is_booked_and_not_done(
    card: ToolCard, arguments: dict[str, JsonValue], playbook: dict[str, object], code: str
) -> None:
    desk = Desk(card)
    action = await desk.act(an_order(arguments, tool="send_link", turn_number=1, **playbook))
    assert (action.state, action.reason) == (ActionState.refused, code)
    assert desk.ledger.rows == (action,)
    assert desk.tools.effects == []


async def test_that_a_limit_refuses_the_fourth_and_counts_each_subject_alone() -> None:
    desk = Desk(LIMITED)
    states = [(await desk.act(an_order(turn_number=n))).state for n in range(1, 5)]
    assert states == [ActionState.confirmed] * 3 + [ActionState.refused]
    assert desk.ledger.rows[-1].reason == "limit_reached"
    assert len(desk.tools.effects) == 3
    tom = an_order({**MARA, "email": "tom@example.com"}, turn_number=5)
    assert (await desk.act(tom)).state is ActionState.confirmed


async def test_that_without_the_limit_the_fourth_is_done() -> None:
    """The control of the test above: it is the limit that refuses."""
    desk = Desk(SEND)
    for number in range(1, 5):
        await desk.act(an_order(turn_number=number))
    assert len(desk.tools.effects) == 4


async def test_that_an_action_is_tried_again_while_its_system_is_away() -> None:
    desk = Desk()
    desk.tools.will("send_link", AWAY, AWAY, SENT)
    action = await desk.act()
    assert (action.state, action.attempts, action.result) == (ActionState.confirmed, 3, SENT)
    assert len({call.key for call in desk.tools.calls}) == 1, "each try has the same key"
    assert desk.pauses == [1, 2]


async def test_that_an_action_fails_when_all_its_tries_do() -> None:
    desk = Desk()
    desk.tools.will("send_link", AWAY, AWAY, AWAY, SENT)
    action = await desk.act()
    assert (action.state, action.attempts) == (ActionState.failed, 3)
    assert (action.reason, action.result) == ("unavailable", {})
    assert desk.tools.effects == []
    assert desk.pauses == [1, 2], "nothing is waited for after the last try"


async def test_that_an_action_without_retries_is_tried_once() -> None:
    desk = Desk(SEND.model_copy(update={"retries": 0}))
    desk.tools.will("send_link", AWAY, SENT)
    assert (await desk.act()).attempts == 1
    assert desk.pauses == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Undeliverable("No such mailbox."), "bounced"),
        (ToolRefused("no phone on file"), "no phone on file"),
        (ToolFailed("It broke."), "It broke."),
    ],
)
async def test_that_a_clear_no_is_not_tried_again(answer: ToolFailed, reason: str) -> None:
    desk = Desk()
    desk.tools.will("send_link", answer, SENT)
    action = await desk.act()
    assert (action.state, action.attempts, action.reason) == (ActionState.failed, 1, reason)
    assert desk.tools.effects == []


async def test_that_a_no_after_silence_ends_the_tries() -> None:
    desk = Desk()
    desk.tools.will("send_link", AWAY, Undeliverable("No such mailbox."), SENT)
    action = await desk.act()
    assert (action.attempts, action.reason) == (2, "bounced")


async def test_that_a_lost_answer_is_looked_up_and_not_done_twice() -> None:
    desk = Desk()
    desk.tools.will("send_link", AnswerLost(SENT), SENT)
    action = await desk.act()
    assert (action.state, action.attempts, action.result) == (ActionState.confirmed, 1, SENT)
    assert action.reason == ""
    assert len(desk.tools.effects) == 1


async def test_that_without_the_look_a_lost_answer_would_be_done_twice() -> None:
    """The control of the test above: a system that tells nothing shows what the look is for."""
    desk = Desk()
    desk.tools.go_blind()
    desk.tools.will("send_link", AnswerLost(SENT), SENT)
    await desk.act()
    assert len(desk.tools.effects) == 2


async def test_that_an_outcome_that_nobody_can_tell_is_called_unknown() -> None:
    desk = Desk()
    desk.tools.go_blind()
    desk.tools.will("send_link", AWAY, AWAY, AnswerLost(SENT))
    action = await desk.act()
    assert (action.state, action.reason) == (ActionState.unknown, "unavailable")
    assert desk.ledger.rows == (action,)


class TestAfterACrash:
    """The row is there from before; whoever comes next goes on with it."""

    async def crashed(self, desk: Desk) -> Action:
        """The row of an action that began and did not end."""
        order = an_order()
        desk.tools.will("send_link", SENT)
        finished = await Desk().act(order)
        begun = finished.model_copy(
            update={"id": UUID(int=77), "state": ActionState.dispatching, "attempts": 0}
        )
        return await desk.ledger.propose(order.hold, begun)

    async def test_that_what_happened_before_is_found_and_not_done_again(self) -> None:
        desk = Desk()
        begun = await self.crashed(desk)
        desk.tools.happened(str(begun.id), SENT)
        action = await desk.act()
        assert (action.id, action.state) == (begun.id, ActionState.confirmed)
        assert action.result == SENT
        assert desk.tools.calls == []
        assert len(desk.tools.effects) == 1

    async def test_that_what_did_not_happen_is_done_once_under_its_old_key(self) -> None:
        desk = Desk()
        begun = await self.crashed(desk)
        action = await desk.act()
        assert (action.id, action.state) == (begun.id, ActionState.confirmed)
        assert [key for key, _ in desk.tools.effects] == [str(begun.id)]

    async def test_that_what_cannot_be_looked_up_is_left_to_a_person(self) -> None:
        desk = Desk()
        await self.crashed(desk)
        desk.tools.go_blind()
        action = await desk.act()
        assert (action.state, action.reason) == (ActionState.unknown, "outcome_unknown")
        assert desk.tools.calls == [], "nothing is done blindly"

    async def test_that_without_the_row_it_would_be_done_again(self) -> None:
        """The control: the ledger is what makes the second worker look."""
        desk = Desk()
        begun = await self.crashed(Desk())
        desk.tools.happened(str(begun.id), SENT)
        await desk.act()
        assert len(desk.tools.effects) == 2

    @pytest.mark.parametrize(
        "state", [ActionState.confirmed, ActionState.failed, ActionState.refused]
    )
    async def test_that_an_ended_row_is_given_back_as_it_is(self, state: ActionState) -> None:
        desk = Desk(LIMITED)
        begun = await self.crashed(desk)
        ended = begun.model_copy(update={"state": state, "reason": "as it was", "attempts": 2})
        await desk.ledger.settle(ended)
        assert await desk.act() == ended
        assert desk.tools.calls == []

    async def test_that_an_unknown_outcome_is_looked_up_again(self) -> None:
        desk = Desk()
        begun = await self.crashed(desk)
        await desk.ledger.settle(begun.model_copy(update={"state": ActionState.unknown}))
        desk.tools.happened(str(begun.id), SENT)
        assert (await desk.act()).state is ActionState.confirmed
        assert len(desk.tools.effects) == 1


async def test_that_the_same_order_twice_in_a_turn_is_one_action() -> None:
    desk = Desk()
    first = await desk.act()
    assert await desk.act() == first
    assert len(desk.tools.effects) == 1


@pytest.mark.parametrize(
    "other",
    [
        an_order({**MARA, "kind": "sms"}),
        an_order({**MARA, "email": "tom@example.com"}),
        an_order(turn_number=2),
    ],
)
async def test_that_another_meaning_is_another_action(other: Order) -> None:
    desk = Desk()
    await desk.act()
    await desk.act(other)
    assert len(desk.tools.effects) == 2


async def test_that_the_order_of_arguments_does_not_matter() -> None:
    desk = Desk()
    await desk.act()
    await desk.act(an_order(dict(reversed(MARA.items()))))
    assert len(desk.tools.effects) == 1


async def test_that_a_worker_who_was_overtaken_does_nothing() -> None:
    desk = Desk()
    desk.ledger.fence = 2
    with pytest.raises(Overtaken):
        await desk.act()
    assert desk.tools.calls == []
