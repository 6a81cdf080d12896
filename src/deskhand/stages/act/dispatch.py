"""Takes an action from proposal to outcome: decided by the monitor, booked, then done once."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from hashlib import sha256

from pydantic import JsonValue

from deskhand.domain.action import Action, ActionState, Refuse
from deskhand.domain.hold import Hold
from deskhand.domain.playbook import Playbook
from deskhand.domain.tool import ToolCard
from deskhand.errors import ToolFailed, ToolUnavailable, Undeliverable
from deskhand.playbooks.moves import DoAction
from deskhand.policies import monitor
from deskhand.ports import ActionLedger, Chance, LimitBook, ToolBox

Pause = Callable[[int], Awaitable[None]]
"""Waits after the attempt of that number."""

_AWAY = "unavailable"
_ENDED = (ActionState.confirmed, ActionState.failed, ActionState.refused)


@dataclass(frozen=True)
class Order:
    """An action that a playbook wants done in a turn."""

    hold: Hold
    playbook: Playbook
    move: DoAction


async def run(
    order: Order,
    *,
    tools: ToolBox,
    ledger: ActionLedger,
    limits: LimitBook,
    chance: Chance,
    pause: Pause,
) -> Action:
    """The action as it ended: confirmed, failed, refused, or unknown where nobody can say."""
    card = tools.card(order.move.step.action)
    decision = monitor.decide(
        card, order.move.arguments, principal=order.hold.turn.principal, playbook=order.playbook
    )
    if isinstance(decision, Refuse) or card is None:
        return await ledger.propose(order.hold, _action(order, chance, decision))
    wanted = _action(order, chance, decision)
    booked = await ledger.propose(order.hold, wanted)
    if booked.state in _ENDED:
        return booked
    if not await _is_within_limit(order, card, limits):
        ended = _settled(booked, ActionState.refused, reason="limit_reached")
    else:
        is_begun = booked.id != wanted.id
        ended = await _done(booked, card, order, is_begun=is_begun, tools=tools, pause=pause)
    await ledger.settle(ended)
    return ended


async def _done(
    action: Action,
    card: ToolCard,
    order: Order,
    *,
    is_begun: bool,
    tools: ToolBox,
    pause: Pause,
) -> Action:
    """Tried, and tried again while its system is away."""
    if is_begun:  # before a crash: look before doing it again
        found = await _looked_up(action, tools, otherwise="outcome_unknown")
        if found.state is not ActionState.failed:
            return found
    first, last = action.attempts + 1, action.attempts + 1 + card.retries
    for attempt in range(first, last + 1):
        action = await _tried(action.model_copy(update={"attempts": attempt}), order, tools)
        if action.reason != _AWAY:
            break
        if attempt < last:
            await pause(attempt)
    return action


async def _tried(action: Action, order: Order, tools: ToolBox) -> Action:
    key, principal = str(action.id), order.hold.turn.principal
    try:
        result = await tools.act(action.tool, action.arguments, principal=principal, key=key)
    except Undeliverable:
        return _settled(action, ActionState.failed, reason="bounced")
    except ToolUnavailable:
        return await _looked_up(action, tools, otherwise=_AWAY)
    except ToolFailed as refused:
        return _settled(action, ActionState.failed, reason=str(refused))
    return _settled(action, ActionState.confirmed, result=result)


async def _looked_up(action: Action, tools: ToolBox, *, otherwise: str) -> Action:
    """As its system tells it: done, surely not done, or unknown when it cannot say."""
    try:
        effect = await tools.find_effect(action.tool, key=str(action.id))
    except ToolFailed:
        return _settled(action, ActionState.unknown, reason=otherwise)
    if effect is None:
        return _settled(action, ActionState.failed, reason=otherwise)
    return _settled(action, ActionState.confirmed, result=effect)


def _settled(
    action: Action,
    state: ActionState,
    *,
    result: dict[str, JsonValue] | None = None,
    reason: str = "",
) -> Action:
    return action.model_copy(update={"state": state, "result": result or {}, "reason": reason})


async def _is_within_limit(order: Order, card: ToolCard, limits: LimitBook) -> bool:
    if card.limit is None:
        return True
    return await limits.hit(
        f"action:{card.name}",
        str(order.move.arguments.get(card.limit.per, "")),
        count=card.limit.count,
        hours=card.limit.hours,
        turn_id=order.hold.turn.id,
    )


def _action(order: Order, chance: Chance, decision: monitor.Decision) -> Action:
    arguments = json.dumps(order.move.arguments, sort_keys=True).encode()
    refused = isinstance(decision, Refuse)
    tool = order.move.step.action
    return Action(
        id=chance.id(),
        tool=tool,
        arguments=order.move.arguments,
        state=ActionState.refused if refused else ActionState.dispatching,
        business_key=f"{order.hold.turn.id}:{tool}:{sha256(arguments).hexdigest()[:24]}",
        reason=decision.code if refused else "",
        policy=decision.policy,
    )
