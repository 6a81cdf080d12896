"""Every lookup and action exists, is allowed here, and gets the arguments it takes."""

from collections.abc import Iterator, Mapping

from deskhand.domain.playbook import ActionStep, LookupStep, Step
from deskhand.domain.problem import Problem
from deskhand.domain.tool import ToolCard
from deskhand.playbooks.checks.surroundings import Surroundings
from deskhand.playbooks.reader import Sourced
from deskhand.playbooks.source.notes import did_you_mean
from deskhand.playbooks.visits import Visit, visits


def check(sourced: Sourced, around: Surroundings) -> Iterator[Problem]:
    """What is wrong with the tools of this playbook."""
    for number, name in enumerate(sourced.playbook.tools):
        if name not in around.tools:
            near = did_you_mean(name, around.tools)
            yield sourced.problem(f"tools.{number}", f"There is no tool '{name}'; {near}")
    for visit in visits(sourced.playbook):
        call = _call(visit.step)
        if call is not None:
            yield from _check_call(sourced, visit, around.tools, call)
    yield from _check_proof(sourced, around.tools)


def _call(step: Step) -> tuple[str, str, frozenset[str]] | None:
    match step:
        case LookupStep(lookup=name, arguments=given):
            return "lookup", name, frozenset(given)
        case ActionStep(action=name, arguments=given):
            return "action", name, frozenset(given)
        case _:
            return None


def _check_call(
    sourced: Sourced,
    visit: Visit,
    tools: Mapping[str, ToolCard],
    call: tuple[str, str, frozenset[str]],
) -> Iterator[Problem]:
    kind, name, given = call
    path = f"{visit.path}.{kind}"
    card = tools.get(name)
    if card is None:
        same_kind = [c.name for c in tools.values() if c.is_action == (kind == "action")]
        near = did_you_mean(name, same_kind)
        yield sourced.problem(path, f"There is no {kind} '{name}'; {near}")
        return
    if card.is_action != (kind == "action"):
        right = "action" if card.is_action else "lookup"
        article = "an" if card.is_action else "a"
        yield sourced.problem(path, f"'{name}' is {article} {right}; write `{right}: {name}`.")
    if name not in sourced.playbook.tools:
        yield sourced.problem(
            path, f"'{name}' is not under 'tools' of this playbook; add it there."
        )
    yield from _check_arguments(sourced, visit.path, card, given)
    yield from _check_identity(sourced, path, card)


def _check_arguments(
    sourced: Sourced, path: str, card: ToolCard, given: frozenset[str]
) -> Iterator[Problem]:
    for name in sorted(given - set(card.arguments)):
        near = did_you_mean(name, card.arguments)
        sentence = f"'{card.name}' takes no '{name}'; {near}"
        yield sourced.problem(f"{path}.with.{name}", sentence)
    missing = [name for name in card.arguments if name not in given]
    if missing:
        sentence = f"'{card.name}' needs '{missing[0]}'; add it under 'with'."
        yield sourced.problem(f"{path}.with", sentence)


def _check_identity(sourced: Sourced, path: str, card: ToolCard) -> Iterator[Problem]:
    if card.needs_identity and sourced.playbook.identity != "verified":
        yield sourced.problem(
            path,
            f"'{card.name}' is only for customers who proved who they are; "
            "set `identity: verified` in this playbook.",
        )


def _check_proof(sourced: Sourced, tools: Mapping[str, ToolCard]) -> Iterator[Problem]:
    wanted = sourced.playbook.verify
    checks = {card.read_back for card in tools.values() if card.read_back}
    if wanted and wanted not in checks:
        sentence = f"No action is proven by '{wanted}'; {did_you_mean(wanted, checks)}"
        yield sourced.problem("verify.check", sentence)
