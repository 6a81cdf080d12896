"""Every reply is written, used, fillable, and claims only what the tree has done."""

from collections.abc import Iterator

from deskhand.domain.playbook import ReplyStep
from deskhand.domain.problem import Problem
from deskhand.playbooks.checks.names import name_fault
from deskhand.playbooks.checks.surroundings import Surroundings
from deskhand.playbooks.reader import Sourced
from deskhand.playbooks.source.notes import did_you_mean
from deskhand.playbooks.templates import fault, uses
from deskhand.playbooks.visits import Known, Visit, visits


def check(sourced: Sourced, around: Surroundings) -> Iterator[Problem]:
    """What is wrong with the replies and questions."""
    said = [v for v in visits(sourced.playbook) if isinstance(v.step, ReplyStep)]
    yield from _check_names(sourced, said)
    for name, reply in sourced.playbook.replies.items():
        known = _known(said, name)
        for language, template in reply.text.items():
            path = _path(sourced, f"replies.{name}", language)
            yield from _check_template(sourced, path, template, known)
        yield from _check_claims(sourced, name, around)
    for visit in said:
        yield from _check_proofs(sourced, visit)
    yield from _check_questions(sourced)


def _check_names(sourced: Sourced, said: list[Visit]) -> Iterator[Problem]:
    written = sourced.playbook.replies
    used = {v.step.reply: v.path for v in said if isinstance(v.step, ReplyStep)}
    for name, path in used.items():
        if name not in written:
            near = did_you_mean(name, written)
            yield sourced.problem(f"{path}.reply", f"The reply '{name}' is not written; {near}")
    for name in written:
        if name not in used:
            sentence = f"The reply '{name}' is never said; use it in a step or remove it."
            yield sourced.problem(f"replies.{name}", sentence)


def _check_template(
    sourced: Sourced, path: str, template: str, known: Known | None
) -> Iterator[Problem]:
    broken = fault(template)
    if broken:
        sentence = f"This text cannot be filled: {broken.what} (line {broken.line} of it)."
        yield sourced.problem(path, sentence)
    if broken or known is None:
        return
    for use in uses(template):
        wrong = name_fault(sourced.playbook, known.kept, use.name, use.field)
        if wrong:
            yield sourced.problem(path, f"This text names something unknown: {wrong}")
            return


def _check_claims(sourced: Sourced, name: str, around: Surroundings) -> Iterator[Problem]:
    for number, tool in enumerate(sourced.playbook.replies[name].claims):
        if tool not in around.tools:
            near = did_you_mean(tool, around.tools)
            path = f"replies.{name}.claims.{number}"
            yield sourced.problem(path, f"The reply claims '{tool}', which is no tool; {near}")


def _check_proofs(sourced: Sourced, visit: Visit) -> Iterator[Problem]:
    step = visit.step
    reply = sourced.playbook.replies.get(step.reply) if isinstance(step, ReplyStep) else None
    for tool in reply.claims if reply else ():
        if tool not in visit.known.called:
            yield sourced.problem(
                f"{visit.path}.reply",
                f"This reply claims '{tool}', which is not called on the way here; "
                "call it before, or say it without the claim.",
            )


def _check_questions(sourced: Sourced) -> Iterator[Problem]:
    every = Known()
    for visit in visits(sourced.playbook):
        every = every.joined(visit.known)
    for name, need in sourced.playbook.details.items():
        for language, template in need.ask.items():
            path = _path(sourced, f"details.{name}.ask", language)
            yield from _check_template(sourced, path, template, every)


def _known(said: list[Visit], name: str) -> Known | None:
    """What is known wherever this reply is said: the least of all places; None if it never is."""
    places = [v.known for v in said if isinstance(v.step, ReplyStep) and v.step.reply == name]
    if not places:
        return None
    least = places[0].kept
    for known in places[1:]:
        least &= known.kept
    return Known(kept=least)


def _path(sourced: Sourced, path: str, language: str) -> str:
    inner = f"{path}.text.{language}"
    return inner if inner in sourced.lines else f"{path}.{language}"
