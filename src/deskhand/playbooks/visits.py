"""Every step of a tree with what is known and was called when the tree gets there."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from deskhand.domain.playbook import (
    ActionStep,
    AnswerStep,
    Expression,
    HandOffStep,
    LimitStep,
    LookupStep,
    Playbook,
    Step,
    WhenStep,
)


@dataclass(frozen=True)
class Known:
    """What may be known at a point of the tree: of branches, either may have been taken."""

    kept: frozenset[str] = frozenset()
    """Names under which a result was kept."""
    called: frozenset[str] = frozenset()
    """Tools that were called with success."""

    def joined(self, other: "Known") -> "Known":
        """What either of two ways brings."""
        return Known(kept=self.kept | other.kept, called=self.called | other.called)

    def after(self, tool: str, keep_as: str) -> "Known":
        """This, and what a successful call brings."""
        return Known(kept=self.kept | {keep_as}, called=self.called | {tool})


@dataclass(frozen=True)
class Visit:
    """One step at its place."""

    path: str
    step: Step
    known: Known
    is_cut_off: bool = False
    """The first step behind one that always hands off."""


@dataclass
class _Tour:
    """Collects the visits of one tree."""

    visits: list[Visit] = field(default_factory=list[Visit])

    def along(self, steps: tuple[Step, ...], path: str, known: Known) -> Known:
        """Visit these steps; give back what is known behind them."""
        for number, step in enumerate(steps):
            here = f"{path}.{number}"
            is_cut_off = number > 0 and _ends(steps[number - 1])
            self.visits.append(Visit(path=here, step=step, known=known, is_cut_off=is_cut_off))
            known = self._behind(step, here, known)
        return known

    def _behind(self, step: Step, path: str, known: Known) -> Known:
        match step:
            case LookupStep(lookup=tool, keep_as=keep_as):
                return known.after(tool, keep_as)
            case ActionStep(action=tool, keep_as=keep_as):
                return self._joined(step, path, known).joined(known.after(tool, keep_as))
            case _:
                return self._joined(step, path, known)

    def _joined(self, step: Step, path: str, known: Known) -> Known:
        joined = known
        for name, branch in branches(step):
            end = self.along(branch, f"{path}.{name}", known)
            if not ends(branch) and not isinstance(step, LimitStep | AnswerStep):
                joined = joined.joined(end)
        return joined


def visits(playbook: Playbook) -> tuple[Visit, ...]:
    """All steps of the tree, in the order of the file."""
    tour = _Tour()
    tour.along(playbook.steps, "steps", Known())
    return tuple(tour.visits)


def branches(step: Step) -> tuple[tuple[str, tuple[Step, ...]], ...]:
    """The ways that part from this step, under the names of the file."""
    match step:
        case WhenStep():
            return (("then", step.then), ("else", step.otherwise))
        case ActionStep():
            return (("on_failure", step.on_failure),)
        case LimitStep():
            return (("on_exceeded", step.on_exceeded),)
        case AnswerStep():
            return (("on_unsure", step.on_unsure),)
        case _:
            return ()


def ends(steps: tuple[Step, ...]) -> bool:
    """Whether these steps always end at a person."""
    return any(_ends(step) for step in steps)


def _ends(step: Step) -> bool:
    if isinstance(step, WhenStep):
        return ends(step.then) and ends(step.otherwise)
    return isinstance(step, HandOffStep)


def expressions(visit: Visit) -> Iterator[tuple[str, Expression]]:
    """The expressions of a step with their paths."""
    match visit.step:
        case WhenStep(when=when):
            yield f"{visit.path}.when", when
        case LookupStep(arguments=arguments) | ActionStep(arguments=arguments):
            for name, expression in arguments.items():
                yield f"{visit.path}.with.{name}", expression
        case LimitStep(per=per):
            yield f"{visit.path}.limit.per", per
        case _:
            return
