"""Walks a playbook's tree from its top and says what is to be done next; it does nothing itself."""

from collections.abc import Mapping

from pydantic import JsonValue

from deskhand.domain.customer import normal_email
from deskhand.domain.playbook import (
    ActionStep,
    AnswerStep,
    AskStep,
    Expression,
    HandOffStep,
    LimitStep,
    LookupStep,
    Playbook,
    ReplyStep,
    Step,
    WhenStep,
)
from deskhand.errors import ConditionRefused
from deskhand.playbooks import conditions
from deskhand.playbooks.moves import (
    CheckLimit,
    DoAction,
    DoAnswer,
    DoLookup,
    Finished,
    HandOver,
    Move,
    NeedDetail,
    StepDone,
)


def next_move(
    playbook: Playbook, done: Mapping[str, StepDone], facts: Mapping[str, JsonValue]
) -> Move:
    """The first thing on the way through the tree that is not done yet.

    `done` holds each executed step by its path, such as `steps.1.then.0`.
    """
    walk = _Walk(done, facts)
    try:
        return walk.along(playbook.steps, "steps") or walk.finished()
    except _DetailMissing as missing:
        return NeedDetail(name=missing.detail, replies=walk.said)
    except ConditionRefused as refused:
        return walk.over("playbook_stuck", str(refused), walk.line)


class _DetailMissing(Exception):
    """An expression needs a detail that nobody gave."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class _Walk:
    """One pass: what is known and said so far."""

    def __init__(self, done: Mapping[str, StepDone], facts: Mapping[str, JsonValue]) -> None:
        self._done = done
        self._facts = {**facts, "details": _given(facts)}
        self.said: tuple[str, ...] = ()
        self.line = 0

    def along(self, steps: tuple[Step, ...], path: str) -> Move | None:
        """The next move within these steps; None when all of them are behind us."""
        for number, step in enumerate(steps):
            self.line = step.line
            move = self._at(step, f"{path}.{number}")
            if move is not None:
                return move
        return None

    def finished(self) -> Finished:
        """The end of the tree."""
        return Finished(replies=self.said)

    def over(self, reason: str, because: str, line: int) -> HandOver:
        """A handoff that the tree did not spell out."""
        step = HandOffStep(reason=reason, because=because, line=line)
        return HandOver(step=step, replies=self.said)

    def _at(self, step: Step, path: str) -> Move | None:
        match step:
            case WhenStep():
                return self._when(step, path)
            case ReplyStep(reply=reply):
                self.said = (*self.said, reply)
                return None
            case AskStep(ask=ask):
                return self._ask(ask)
            case HandOffStep():
                return HandOver(step=step, replies=self.said)
            case _:
                return self._work(step, path)

    def _work(
        self, step: LookupStep | ActionStep | LimitStep | AnswerStep, path: str
    ) -> Move | None:
        if isinstance(step, LookupStep):
            return self._lookup(step, path)
        if isinstance(step, ActionStep):
            return self._action(step, path)
        if isinstance(step, LimitStep):
            return self._limit(step, path)
        return self._answer(step, path)

    def _when(self, step: WhenStep, path: str) -> Move | None:
        if self._value(step.when, must_decide=True):
            return self.along(step.then, f"{path}.then")
        return self.along(step.otherwise, f"{path}.else")

    def _ask(self, detail: str) -> Move | None:
        if detail not in _given(self._facts):
            raise _DetailMissing(detail)
        return None

    def _lookup(self, step: LookupStep, path: str) -> Move | None:
        done = self._done.get(path)
        if done is None:
            return DoLookup(path=path, step=step, arguments=self._arguments(step.arguments))
        if not done.ok:
            return self.over("tool_failed", f"{step.lookup} did not answer.", step.line)
        self._facts[step.keep_as] = done.value
        return None

    def _action(self, step: ActionStep, path: str) -> Move | None:
        done = self._done.get(path)
        if done is None:
            return DoAction(path=path, step=step, arguments=self._arguments(step.arguments))
        if done.ok:
            self._facts[step.keep_as] = done.value
            return None
        if not step.on_failure:
            return self.over("action_failed", f"{step.action} did not succeed.", step.line)
        return self.along(step.on_failure, f"{path}.on_failure")

    def _limit(self, step: LimitStep, path: str) -> Move | None:
        done = self._done.get(path)
        if done is None:
            subject = normal_email(str(self._value(step.per)))
            return CheckLimit(path=path, step=step, subject=subject)
        if done.ok:
            return None
        return self.along(step.on_exceeded, f"{path}.on_exceeded") or self.finished()

    def _answer(self, step: AnswerStep, path: str) -> Move | None:
        done = self._done.get(path)
        if done is None:
            return DoAnswer(path=path, step=step)
        if done.ok:
            return None
        unsure = self.along(step.on_unsure, f"{path}.on_unsure")
        return unsure or self.over(
            "no_supported_answer", "No article answers the question.", step.line
        )

    def _arguments(self, wanted: Mapping[str, Expression]) -> dict[str, JsonValue]:
        return {name: self._value(expression) for name, expression in wanted.items()}

    def _value(self, expression: Expression, *, must_decide: bool = False) -> JsonValue:
        try:
            if must_decide:
                return conditions.holds(expression, self._facts)
            return conditions.value(expression, self._facts)
        except ConditionRefused:
            for detail in conditions.missing_details(expression, self._facts):
                raise _DetailMissing(detail) from None
            raise


def _given(facts: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    details = facts.get("details")
    known = details if isinstance(details, dict) else {}
    return {name: value for name, value in known.items() if value not in (None, "")}
