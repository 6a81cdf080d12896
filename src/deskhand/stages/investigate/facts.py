"""Asks the systems and the articles, and says honestly when one did not answer."""

from collections.abc import Awaitable, Callable

from deskhand.domain.concern import Evidence, Finding
from deskhand.domain.turn import Turn
from deskhand.errors import ToolFailed, ToolUnavailable
from deskhand.playbooks.moves import DoAnswer, DoLookup
from deskhand.ports import Knowledge, ToolBox

Pause = Callable[[int], Awaitable[None]]
"""Waits after the attempt of that number."""


async def run(move: DoLookup, turn: Turn, *, tools: ToolBox, pause: Pause) -> Finding:
    """Call the lookup, again if its system is only away."""
    card = tools.card(move.step.lookup)
    tries = 1 + (card.retries if card else 0)
    reason = ""
    for attempt in range(1, tries + 1):
        try:
            value = await tools.look_up(move.step.lookup, move.arguments, principal=turn.principal)
        except ToolUnavailable as away:
            reason = str(away)
            if attempt < tries:
                await pause(attempt)
        except ToolFailed as refused:
            return _broken(move, attempt, str(refused))
        else:
            return Finding(
                tool=move.step.lookup,
                keep_as=move.step.keep_as,
                answered=True,
                value=value,
                attempts=attempt,
            )
    return _broken(move, tries, reason)


async def search(move: DoAnswer, question: str, language: str, *, knowledge: Knowledge) -> Evidence:
    """Look for an answer in the articles of the step's categories."""
    return await knowledge.evidence(question, categories=move.step.answer, language=language)


def _broken(move: DoLookup, attempts: int, reason: str) -> Finding:
    return Finding(
        tool=move.step.lookup,
        keep_as=move.step.keep_as,
        answered=False,
        attempts=attempts,
        reason=reason,
    )
