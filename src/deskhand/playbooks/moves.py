"""What a tree wants next, and what it is told of a step that was done."""

from pydantic import JsonValue

from deskhand.domain.playbook import ActionStep, AnswerStep, HandOffStep, LimitStep, LookupStep
from deskhand.domain.value import Value


class StepDone(Value):
    """How an executed step ended.

    A lookup answered, an action had its effect, a limit was not reached, an answer was found: ok.
    """

    ok: bool
    value: JsonValue = None
    """What later steps know under the name the step keeps it as."""


class DoLookup(Value):
    """Call this lookup."""

    path: str
    step: LookupStep
    arguments: dict[str, JsonValue]


class DoAction(Value):
    """Call this action."""

    path: str
    step: ActionStep
    arguments: dict[str, JsonValue]


class CheckLimit(Value):
    """Count this subject, and say whether it is still within the limit."""

    path: str
    step: LimitStep
    subject: str


class DoAnswer(Value):
    """Look for an answer in the articles."""

    path: str
    step: AnswerStep


class NeedDetail(Value):
    """Nothing can go on until the customer gives this detail."""

    name: str
    replies: tuple[str, ...] = ()
    """What the tree wants said before the question."""


class HandOver(Value):
    """A person must take over."""

    step: HandOffStep
    replies: tuple[str, ...] = ()


class Finished(Value):
    """The tree is through."""

    replies: tuple[str, ...] = ()


Move = DoLookup | DoAction | CheckLimit | DoAnswer | NeedDetail | HandOver | Finished
