"""The fake tools do what they are told, and count what was done."""

import pytest

from deskhand.domain.customer import Principal
from deskhand.domain.tool import ToolCard
from deskhand.errors import ToolFailed, ToolRefused, ToolUnavailable
from deskhand.testing import AnswerLost, FakeToolBox

NOBODY = Principal()


def card(name: str) -> ToolCard:
    return ToolCard(name=name, is_action=True, about="", arguments=(), connector="depot")


async def act(tools: FakeToolBox, key: str = "key") -> object:
    return await tools.act("send", {}, principal=NOBODY, key=key)


def test_that_it_knows_its_cards_by_name() -> None:
    tools = FakeToolBox(card("send"), card("find"))
    assert tools.card("send") == card("send")
    assert tools.card("fly") is None
    assert [one.name for one in tools.cards()] == ["find", "send"]


async def test_that_it_answers_in_the_order_it_was_told_and_then_with_nothing() -> None:
    tools = FakeToolBox()
    tools.will("send", {"n": 1}, ToolFailed("no"), {"n": 2})
    assert await act(tools) == {"n": 1}
    with pytest.raises(ToolFailed, match="no"):
        await act(tools)
    assert await act(tools) == {"n": 2}
    assert await act(tools) == {}
    assert len(tools.calls) == 4


async def test_that_the_same_key_twice_is_two_effects() -> None:
    """A real system would not do it twice; this one shows that it was asked to."""
    tools = FakeToolBox()
    await act(tools)
    await act(tools)
    assert tools.effects == [("key", {}), ("key", {})]


async def test_that_an_answer_can_be_lost_while_the_effect_is_there() -> None:
    tools = FakeToolBox()
    tools.will("send", AnswerLost({"n": 1}))
    with pytest.raises(ToolUnavailable):
        await act(tools)
    assert await tools.find_effect("send", key="key") == {"n": 1}
    assert await tools.find_effect("send", key="other") is None
    assert await tools.read_back("sent", key="key")


async def test_that_a_lookup_has_no_effect() -> None:
    tools = FakeToolBox()
    tools.will("find", {"found": True})
    assert await tools.look_up("find", {}, principal=NOBODY) == {"found": True}
    assert tools.effects == []


async def test_that_it_can_go_blind_or_hide_what_was_done() -> None:
    tools = FakeToolBox()
    tools.happened("key", {"n": 1})
    tools.hide_effects()
    assert not await tools.read_back("sent", key="key")
    tools.go_blind()
    with pytest.raises(ToolUnavailable):
        await tools.find_effect("send", key="key")
    with pytest.raises(ToolRefused):
        await tools.read_back("sent", key="key")
