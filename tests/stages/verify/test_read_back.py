"""What cannot be seen is not claimed."""

from uuid import UUID

import pytest

from deskhand.domain.action import Action, ActionState
from deskhand.domain.tool import ToolCard
from deskhand.stages.verify import run
from deskhand.testing import FakeToolBox

SEND = ToolCard(
    name="send_link",
    is_action=True,
    about="Send a link.",
    arguments=(),
    connector="depot",
    read_back="link_delivered",
)
ACTION = Action(
    id=UUID(int=1),
    tool="send_link",
    arguments={},
    state=ActionState.confirmed,
    business_key="key",
)


async def test_that_a_seen_effect_passes() -> None:
    tools = FakeToolBox(SEND)
    tools.happened(str(ACTION.id), {})
    verdict = await run(ACTION, tools=tools)
    assert (verdict.outcome, verdict.reasons) == ("pass", ("link_delivered sees it",))


async def test_that_an_effect_that_is_not_there_stops() -> None:
    verdict = await run(ACTION, tools=FakeToolBox(SEND))
    assert (verdict.outcome, verdict.reasons) == ("stop", ("link_delivered does not see it",))


async def test_that_an_effect_that_was_undone_stops() -> None:
    tools = FakeToolBox(SEND)
    tools.happened(str(ACTION.id), {})
    tools.hide_effects()
    assert (await run(ACTION, tools=tools)).outcome == "stop"


async def test_that_a_check_that_cannot_look_stops() -> None:
    tools = FakeToolBox(SEND)
    tools.happened(str(ACTION.id), {})
    tools.go_blind()
    verdict = await run(ACTION, tools=tools)
    assert verdict.outcome == "stop"
    assert verdict.reasons[0].startswith("link_delivered could not look: ")


@pytest.mark.parametrize("card", [SEND.model_copy(update={"read_back": None}), None])
async def test_that_an_action_without_a_check_is_taken_at_its_word(card: ToolCard | None) -> None:
    verdict = await run(ACTION, tools=FakeToolBox(*((card,) if card else ())))
    assert (verdict.outcome, verdict.reasons) == ("pass", ("confirmed by its system",))


@pytest.mark.parametrize("state", [s for s in ActionState if s is not ActionState.confirmed])
async def test_that_an_action_that_did_not_succeed_stops(state: ActionState) -> None:
    tools = FakeToolBox(SEND)
    tools.happened(str(ACTION.id), {})
    verdict = await run(ACTION.model_copy(update={"state": state}), tools=tools)
    assert (verdict.outcome, verdict.reasons) == ("stop", (f"send_link is {state.value}",))
