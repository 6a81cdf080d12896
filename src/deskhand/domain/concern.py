"""What came out of working on one concern."""

from typing import Literal
from uuid import UUID

from pydantic import JsonValue

from deskhand.domain.action import Action
from deskhand.domain.citation import Citation, Passage
from deskhand.domain.decision import Escalation
from deskhand.domain.draft import Card
from deskhand.domain.reading import Concern
from deskhand.domain.value import Value

MOST_ASKED = 3
"""How often in a row one thing is asked for before a person takes over."""


class Finding(Value):
    """What a lookup returned."""

    tool: str
    keep_as: str
    answered: bool
    """False when the system behind it did not answer."""
    value: dict[str, JsonValue] = {}
    attempts: int = 1
    reason: str = ""

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        if not self.answered:
            return f"{self.tool} did not answer after {self.attempts} attempts: {self.reason}."
        return f"{self.tool} answered: {', '.join(f'{k} {v}' for k, v in self.value.items())}."


class Evidence(Value):
    """Passages found for a question, and whether they support an answer."""

    passages: tuple[Passage, ...]
    answer: str = ""
    """Quoted sentences that answer the question; empty when unsure."""
    citations: tuple[Citation, ...] = ()
    support: float = 0.0
    """0 to 1: how sure we are that the answer is in these passages."""

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        best = self.passages[0].title if self.passages else "nothing"
        sure = f"support {self.support:.0%}" if self.answer else "not sure"
        return f"{len(self.passages)} passages, best: {best}; {sure}."


class Waiting(Value):
    """What a concern waits for when a turn ends with a question."""

    category: str
    confidence: float
    """With which the concern was understood when it began."""
    detail: str | None = None
    """Name of the detail that was asked for."""
    kind: str | None = None
    """What kind of detail that is."""
    card_id: UUID | None = None
    asked: int = 1
    """How often it was asked in a row."""


class ConcernResult(Value):
    """How one concern ended in this turn."""

    concern: Concern
    specialist: str
    outcome: Literal["replied", "asked", "handed_off"]
    replies: tuple[str, ...] = ()
    """Names of the playbook's replies to say, in order."""
    say: tuple[str, ...] = ()
    """Words of the desk itself, where no playbook speaks (proof of identity)."""
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()
    evidence: Evidence | None = None
    card: Card | None = None
    card_email: str | None = None
    """Where the code for the card goes, if an account has this address."""
    waiting: Waiting | None = None
    escalation: Escalation | None = None
    queue: str | None = None
    subject: str | None = None
    is_quiet: bool = False
    """Handed to a teammate without telling the customer."""
    facts: dict[str, JsonValue] = {}
    """What the tree knew at its end: details, customer, page and everything it kept."""
    missing: tuple[str, ...] = ()
    """Details that nobody gave."""

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        tail = f": {self.escalation.because}" if self.escalation else ""
        return f"{self.concern.category or 'concern'} {self.outcome.replace('_', ' ')}{tail}."
