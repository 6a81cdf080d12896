"""What stops a turn before anything is understood, and what is marked for those who come after."""

import re

from deskhand.domain.draft import Verdict
from deskhand.domain.message import Author
from deskhand.domain.turn import Turn

SAME_TEXT_TIMES = 6
"""A text that comes so often in one conversation comes from a machine or from despair."""

_ORDERS_TO_THE_ASSISTANT = re.compile(
    r"\b(?:ignore|forget|disregard|override)\b.{0,40}\b(?:rules?|instructions?|prompts?|polic(?:y|ies))\b"
    r"|\b(?:system prompt|developer mode|you are now|act as (?:an? )?(?:admin|root|developer))\b",
    re.IGNORECASE | re.DOTALL,
)


def run(turn: Turn) -> Verdict:
    """Pass with remarks, or stop: then a person looks."""
    if turn.text and _times_said(turn) >= SAME_TEXT_TIMES:
        return Verdict(
            outcome="stop",
            check="guard",
            reasons=(f"the same text came {SAME_TEXT_TIMES} times or more",),
        )
    remarks = ("all text is untrusted",)
    if _ORDERS_TO_THE_ASSISTANT.search(turn.text):
        remarks += ("reads like orders to the assistant: treated as any other text",)
    return Verdict(outcome="pass", check="guard", reasons=remarks)


def _times_said(turn: Turn) -> int:
    said = [m.text.casefold() for m in turn.history if m.author is Author.customer]
    said += [m.text.casefold() for m in turn.messages]
    return max(said.count(m.text.casefold()) for m in turn.messages)
