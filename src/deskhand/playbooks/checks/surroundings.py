"""What a playbook is checked against, and the form of a check."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from deskhand.domain.problem import Problem
from deskhand.domain.tool import ToolCard
from deskhand.playbooks.reader import Sourced


@dataclass(frozen=True)
class Surroundings:
    """The rest of the workspace and its tools, as far as a playbook may name them."""

    tools: Mapping[str, ToolCard]
    queues: frozenset[str]
    article_categories: frozenset[str]
    languages: tuple[str, ...]


Check = Callable[[Sourced, Surroundings], Iterator[Problem]]
