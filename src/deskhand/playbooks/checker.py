"""Checks a workspace as a whole; CHECKS is what must hold for each playbook."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from deskhand.domain.problem import Problem
from deskhand.domain.tool import ToolCard
from deskhand.playbooks.checks import (
    categories,
    desk,
    examples,
    expressions,
    flow,
    places,
    replies,
    scenarios,
    tools,
)
from deskhand.playbooks.checks.surroundings import Check, Surroundings
from deskhand.playbooks.desk_reader import SourcedDesk
from deskhand.playbooks.reader import Sourced

CHECKS: tuple[Check, ...] = (
    tools.check,
    expressions.check,
    replies.check,
    flow.check,
    places.check,
    examples.check,
)


def check(
    folder: Path,
    found: SourcedDesk,
    playbooks: Sequence[Sourced],
    cards: Sequence[ToolCard],
    article_categories: frozenset[str],
) -> Iterator[Problem]:
    """All problems beyond the shape of single files.

    Where a file could not be read whole, what leans on it is not judged.
    """
    yield from categories.check(playbooks)
    if not found.is_whole:
        return
    around = _around(found, cards, article_categories)
    for sourced in playbooks:
        for rule in CHECKS if sourced.is_whole else ():
            yield from rule(sourced, around)
    yield from desk.check(found, playbooks, cards)
    yield from examples.check_none_of_these(found)
    yield from examples.check_overlap(playbooks, found)
    if all(sourced.is_whole for sourced in playbooks):
        yield from scenarios.check(folder, playbooks, around.tools)


def _around(
    found: SourcedDesk, cards: Sequence[ToolCard], article_categories: frozenset[str]
) -> Surroundings:
    return Surroundings(
        tools={c.name: c for c in cards if c.connector in found.workspace.connectors},
        queues=frozenset(queue.name for queue in found.workspace.queues),
        article_categories=article_categories,
        languages=found.workspace.company.languages,
    )
