"""Every expression can be read and names only what is known when the tree gets there."""

from collections.abc import Iterator

from deskhand.domain.playbook import ActionStep, AskStep, LookupStep
from deskhand.domain.problem import Problem
from deskhand.playbooks import conditions
from deskhand.playbooks.checks.names import name_fault
from deskhand.playbooks.checks.surroundings import Surroundings
from deskhand.playbooks.facts import FIELDS
from deskhand.playbooks.reader import Sourced
from deskhand.playbooks.source.notes import did_you_mean
from deskhand.playbooks.visits import Visit, expressions, visits


def check(sourced: Sourced, _: Surroundings) -> Iterator[Problem]:
    """What is wrong with the expressions and the details they need."""
    for visit in visits(sourced.playbook):
        for path, expression in expressions(visit):
            fault = _fault(sourced, visit, expression)
            if fault:
                yield sourced.problem(path, f"The expression `{expression}` is wrong: {fault}")
        yield from _check_ask(sourced, visit)
        yield from _check_kept(sourced, visit)


def _fault(sourced: Sourced, visit: Visit, expression: str) -> str | None:
    syntax = conditions.fault(expression)
    if syntax:
        return f"{syntax}; correct it."
    free = conditions.names(expression)
    for path, column in conditions.mentions(expression):
        name, _, rest = path.partition(".")
        if name not in free:
            continue
        field = rest.partition(".")[0] or None
        fault = name_fault(sourced.playbook, visit.known.kept, name, field)
        if fault:
            literal = f" For the word itself write \"'{name}'\"." if name == expression else ""
            return f"at character {column}, {fault}{literal}"
    return None


def _check_ask(sourced: Sourced, visit: Visit) -> Iterator[Problem]:
    details = sourced.playbook.details
    if isinstance(visit.step, AskStep) and visit.step.ask not in details:
        near = did_you_mean(visit.step.ask, details)
        sentence = f"'{visit.step.ask}' is not under 'details'; {near}"
        yield sourced.problem(f"{visit.path}.ask", sentence)


def _check_kept(sourced: Sourced, visit: Visit) -> Iterator[Problem]:
    step = visit.step
    if isinstance(step, LookupStep | ActionStep) and not _is_free(step.keep_as):
        yield sourced.problem(
            f"{visit.path}.as",
            f"'{step.keep_as}' cannot be the name of a result; choose another word than "
            f"{', '.join(sorted(FIELDS))} or a part of the language.",
        )


def _is_free(name: str) -> bool:
    is_name = name.isidentifier() and not conditions.fault(name)
    return is_name and name not in FIELDS and conditions.names(name) == frozenset({name})
