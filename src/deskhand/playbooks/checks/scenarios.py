"""Every playbook has scenarios, and every scenario expects what can happen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from deskhand.domain.problem import Problem
from deskhand.domain.tool import ToolCard
from deskhand.playbooks.reader import Sourced
from deskhand.playbooks.scenarios import Scenario, read_scenarios
from deskhand.playbooks.source.notes import did_you_mean


def check(
    folder: Path, playbooks: Sequence[Sourced], tools: Mapping[str, ToolCard]
) -> Iterator[Problem]:
    """What is wrong with the scenarios of a workspace."""
    categories = {each.playbook.category for each in playbooks if each.playbook.category}
    yield from _check_strays(folder, categories)
    for each in playbooks:
        category = each.playbook.category
        if not category:
            continue
        if not (folder / "scenarios" / f"{category}.yaml").exists():
            yield each.problem(
                "category",
                f"The category '{category}' has no scenarios; write at least one in "
                f"scenarios/{category}.yaml.",
            )
            continue
        scenarios, problems = read_scenarios(folder, category)
        yield from problems
        yield from _check_expectations(scenarios, categories, tools)


def _check_strays(folder: Path, categories: set[str]) -> Iterator[Problem]:
    for path in sorted((folder / "scenarios").glob("*.yaml")):
        if path.stem not in categories:
            near = did_you_mean(path.stem, categories)
            sentence = f"No playbook has the category '{path.stem}'; {near}"
            yield Problem(file=f"scenarios/{path.name}", line=1, sentence=sentence)


def _check_expectations(
    scenarios: Iterable[Scenario], categories: set[str], tools: Mapping[str, ToolCard]
) -> Iterator[Problem]:
    actions = {card.name for card in tools.values() if card.is_action}
    known = categories | {"none"}
    for scenario in scenarios:
        for turn in scenario.turns:
            expect = turn.expect
            file = f"scenarios/{scenario.category}.yaml"
            if expect.category is not None and expect.category not in known:
                near = did_you_mean(expect.category, known)
                sentence = f"There is no category '{expect.category}'; {near}"
                yield Problem(file=file, line=expect.line, sentence=sentence)
            if expect.action is not None and expect.action not in actions:
                near = did_you_mean(expect.action, actions)
                sentence = f"There is no action '{expect.action}'; {near}"
                yield Problem(file=file, line=expect.line, sentence=sentence)
