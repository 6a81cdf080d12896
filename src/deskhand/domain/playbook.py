"""A playbook: a decision tree as data, which a colleague can read and the interpreter can run."""

from collections.abc import Iterator
from typing import Literal, assert_never

from deskhand.domain.value import Value

Expression = str
"""A CEL expression, or a plain path such as `details.email`."""


class LookupStep(Value):
    """Read something and keep it under a name."""

    lookup: str
    arguments: dict[str, Expression] = {}
    keep_as: str
    line: int = 0


class ActionStep(Value):
    """Change something; on failure go another way."""

    action: str
    arguments: dict[str, Expression] = {}
    keep_as: str
    on_failure: tuple["Step", ...] = ()
    line: int = 0


class WhenStep(Value):
    """Go one way or the other."""

    when: Expression
    then: tuple["Step", ...]
    otherwise: tuple["Step", ...] = ()
    line: int = 0


class AskStep(Value):
    """Ask for a detail unless it is known."""

    ask: str
    line: int = 0


class LimitStep(Value):
    """Go on only if this did not happen too often for this value; counted whoever asks."""

    limit: str
    """Name of the limit, such as `resets`."""
    per: Expression
    count: int
    hours: float
    on_exceeded: tuple["Step", ...]
    line: int = 0


class AnswerStep(Value):
    """Answer the question from the knowledge of these categories."""

    answer: tuple[str, ...]
    on_unsure: tuple["Step", ...] = ()
    line: int = 0


class ReplyStep(Value):
    """Say one of the playbook's replies."""

    reply: str
    line: int = 0


class HandOffStep(Value):
    """Give the ticket to a teammate."""

    reason: str
    priority: Literal["low", "normal", "high", "urgent"] | None = None
    queue: str | None = None
    subject: str | None = None
    because: str = ""
    """The reason in words for the teammate."""
    quiet: bool = False
    """The customer is not told and the assistant goes on answering: used where telling a stranger
    would give away whether an account exists."""
    line: int = 0


Step = (
    LookupStep | ActionStep | WhenStep | AskStep | LimitStep | AnswerStep | ReplyStep | HandOffStep
)


class DetailNeed(Value):
    """A detail the tree asks for, and the words of the question."""

    type: str
    ask: dict[str, str]
    """Language to question; `en` is always there."""


class Thresholds(Value):
    """From which confidence on the assistant acts alone, or alone with a review afterwards."""

    auto: float = 0.90
    reviewed: float = 0.70


class FollowUp(Value):
    """A question to ask later."""

    after_minutes: int
    ask: str


class ReplyText(Value):
    """One reply in its languages; what it claims must be a confirmed action of the concern."""

    text: dict[str, str]
    """Language to Jinja template; `en` is always there."""
    claims: tuple[str, ...] = ()
    """Names of actions that must be confirmed, or lookups that must have answered."""


class Playbook(Value):
    """How one category is handled."""

    category: str
    specialist: str
    about: str
    examples: dict[str, tuple[str, ...]]
    """Language to example messages."""
    identity: Literal["none", "claimed", "verified"] = "none"
    phase: Literal["observe", "assist", "automate"] = "automate"
    error_budget: float | None = None
    thresholds: Thresholds = Thresholds()
    tools: tuple[str, ...] = ()
    knowledge: tuple[str, ...] = ()
    details: dict[str, DetailNeed] = {}
    steps: tuple[Step, ...]
    verify: str | None = None
    follow_up: tuple[FollowUp, ...] = ()
    human_only: tuple[str, ...] = ()
    guidance: str = ""
    replies: dict[str, ReplyText] = {}
    queue: str | None = None
    file: str = ""

    @property
    def keeps_quiet(self) -> bool:
        """Some way through the tree hands over without telling the customer."""
        return any(isinstance(s, HandOffStep) and s.quiet for s in all_steps(self.steps))


def all_steps(steps: tuple[Step, ...]) -> Iterator[Step]:
    """These steps and all within them, from top to bottom."""
    for step in steps:
        yield step
        match step:
            case WhenStep():
                yield from all_steps(step.then)
                yield from all_steps(step.otherwise)
            case ActionStep():
                yield from all_steps(step.on_failure)
            case LimitStep():
                yield from all_steps(step.on_exceeded)
            case AnswerStep():
                yield from all_steps(step.on_unsure)
            case LookupStep() | AskStep() | ReplyStep() | HandOffStep():
                pass
            case _:
                assert_never(step)
