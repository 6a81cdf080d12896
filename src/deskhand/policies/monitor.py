"""Decides whether an action may happen: default deny, no I/O, no clock, nothing a model said."""

from collections.abc import Mapping

from pydantic import JsonValue

from deskhand.domain.action import Allow, Refuse
from deskhand.domain.customer import Principal
from deskhand.domain.playbook import Playbook
from deskhand.domain.tool import ToolCard

VERSION = "1"
"""Stands on every decision; raised whenever a rule changes."""

LONE_TIER = 1
"""Risk tier up to which the assistant acts without a click or a colleague (R0 and R1)."""


Decision = Allow | Refuse


def decide(
    card: ToolCard | None,
    arguments: Mapping[str, JsonValue],
    *,
    principal: Principal,
    playbook: Playbook,
) -> Decision:
    """Allow, or refuse with a code that stands in the trace."""
    if card is None or not card.is_action:
        return Refuse(code="unknown_action", policy=VERSION)
    refusal = (
        _not_in_playbook(card, playbook)
        or _for_people_only(card, playbook)
        or _not_proven(card, principal)
        or _wrong_arguments(card, arguments)
    )
    return refusal or Allow(policy=VERSION)


def _not_in_playbook(card: ToolCard, playbook: Playbook) -> Refuse | None:
    if card.name in playbook.tools:
        return None
    return Refuse(code="not_in_playbook", policy=VERSION, detail=f"{playbook.category} lacks it")


def _for_people_only(card: ToolCard, playbook: Playbook) -> Refuse | None:
    if card.name in playbook.human_only or card.tier > LONE_TIER:
        return Refuse(code="for_people_only", policy=VERSION, detail=f"tier R{card.tier}")
    if playbook.phase != "automate":
        return Refuse(code="for_people_only", policy=VERSION, detail=f"phase {playbook.phase}")
    return None


def _not_proven(card: ToolCard, principal: Principal) -> Refuse | None:
    if card.needs_identity and not principal.is_verified:
        return Refuse(code="identity_not_proven", policy=VERSION)
    return None


def _wrong_arguments(card: ToolCard, arguments: Mapping[str, JsonValue]) -> Refuse | None:
    wrong = sorted(set(arguments) ^ set(card.arguments))
    if not wrong:
        return None
    return Refuse(code="wrong_arguments", policy=VERSION, detail=", ".join(wrong))
