"""What to do next, for the turn or for one of its concerns."""

from typing import Literal, assert_never

from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Concern, SmallTalk
from deskhand.domain.value import Value


class Escalation(Value):
    """A reason why a person must take over."""

    reason: str
    """Code from the fixed set, such as `asked_for_person`."""
    priority: PriorityName
    is_hard: bool
    """Hard: before any attempt."""
    because: str
    """What fired it, in words for the teammate."""


class Work(Value):
    """Work on this concern with its playbook."""

    kind: Literal["work"] = "work"
    concern: Concern
    specialist: str


class Chat(Value):
    """Answer small talk; nothing to work on."""

    kind: Literal["chat"] = "chat"
    talk: SmallTalk


class Clarify(Value):
    """Nothing to work on was found and nothing is wrong: ask what is needed, once."""

    kind: Literal["clarify"] = "clarify"


class GiveUp(Value):
    """A person must take over this turn or concern."""

    kind: Literal["give_up"] = "give_up"
    escalations: tuple[Escalation, ...]
    """All that fired, strongest first."""
    concern: Concern | None = None


class Leave(Value):
    """A teammate holds the ticket: the assistant says nothing."""

    kind: Literal["leave"] = "leave"
    is_taken: bool
    """False while it waits in a queue."""


Decision = Work | Chat | Clarify | GiveUp | Leave


class Decided(Value):
    """The decisions of a turn, one per concern, or one for the whole."""

    decisions: tuple[Decision, ...]

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        return "; ".join(_say(decision) for decision in self.decisions) + "."


def _say(decision: Decision) -> str:
    match decision:
        case Work(concern=concern, specialist=specialist):
            return f"{specialist} works on {concern.category} ({concern.confidence:.0%})"
        case GiveUp(escalations=escalations):
            return "a person takes over: " + ", ".join(e.because for e in escalations)
        case Chat(talk=talk):
            return f"answer the {talk.value}"
        case Clarify():
            return "ask what is needed"
        case Leave():
            return "a teammate has the ticket"
        case _:
            assert_never(decision)
