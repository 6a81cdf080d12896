"""Reads the world back after an action: what cannot be seen is not claimed."""

from deskhand.domain.action import Action, ActionState
from deskhand.domain.draft import Verdict
from deskhand.errors import ToolFailed
from deskhand.ports import ToolBox


async def run(action: Action, *, tools: ToolBox) -> Verdict:
    """Pass when the effect is seen, or when the action declares nothing to see."""
    card = tools.card(action.tool)
    if action.state is not ActionState.confirmed:
        return _stop(f"{action.tool} is {action.state.value}")
    if card is None or card.read_back is None:
        return Verdict(outcome="pass", check="verify", reasons=("confirmed by its system",))
    try:
        seen = await tools.read_back(card.read_back, key=str(action.id))
    except ToolFailed as blind:
        return _stop(f"{card.read_back} could not look: {blind}")
    if not seen:
        return _stop(f"{card.read_back} does not see it")
    return Verdict(outcome="pass", check="verify", reasons=(f"{card.read_back} sees it",))


def _stop(reason: str) -> Verdict:
    return Verdict(outcome="stop", check="verify", reasons=(reason,))
