"""Walks a tree of the demo desk with tools that answer as told."""

from collections.abc import Mapping

from pydantic import JsonValue

from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.playbook import Playbook
from deskhand.domain.workspace import Workspace
from deskhand.playbooks.interpreter import next_move
from deskhand.playbooks.moves import (
    CheckLimit,
    DoAction,
    DoAnswer,
    DoLookup,
    Finished,
    HandOver,
    NeedDetail,
    StepDone,
)

STRANGER = Principal()
MARA = Principal(level=Assurance.channel_verified, email="mara@example.com", name="Mara Lindqvist")

Results = Mapping[str, dict[str, JsonValue] | None]
"""Tool to what it answers; what is missing fails."""


def walk(
    playbook: Playbook, results: Results, facts: dict[str, JsonValue]
) -> tuple[Finished | HandOver | NeedDetail, list[str], dict[str, JsonValue]]:
    """The end of a tree whose tools answer so, what was called on the way, and what is known."""
    done: dict[str, StepDone] = {}
    called: list[str] = []
    while True:
        move = next_move(playbook, done, facts)
        if isinstance(move, Finished | HandOver | NeedDetail):
            return move, called, facts
        name, keep_as = named(move)
        called.append(name)
        result = results.get(name)
        done[move.path] = StepDone(ok=result is not None, value=result)
        if result is not None and keep_as:
            facts[keep_as] = result


def named(move: DoLookup | DoAction | CheckLimit | DoAnswer) -> tuple[str, str | None]:
    if isinstance(move, DoLookup):
        return move.step.lookup, move.step.keep_as
    if isinstance(move, DoAction):
        return f"{move.step.action}:{move.arguments['kind']}", move.step.keep_as
    if isinstance(move, CheckLimit):
        return f"limit:{move.subject}", None
    return "answer", None


def book(shop: Workspace, category: str) -> Playbook:
    playbook = shop.playbook(category)
    assert playbook is not None
    return playbook
