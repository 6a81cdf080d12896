"""Text that is not sent yet, with what it leans on."""

from enum import StrEnum
from typing import Literal
from uuid import UUID

from deskhand.domain.citation import Citation
from deskhand.domain.value import Value


class Lane(StrEnum):
    """How far a result is trusted."""

    auto = "auto"
    auto_reviewed = "auto_reviewed"
    draft = "draft"
    hand_off = "hand_off"


class Receipt(Value):
    """Proof that an action happened: its row."""

    action_id: UUID
    tool: str


class Segment(Value):
    """A part of a draft with its proof."""

    text: str
    claims: tuple[str, ...] = ()
    """Tools whose success the text states."""
    citations: tuple[Citation, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    concern: int | None = None
    """Number of the concern that it answers."""


class Card(Value):
    """A form rendered by code that the customer answers with a button."""

    id: UUID
    kind: Literal["enter_code"]
    title: str
    text: str
    expires_in_seconds: int


class Draft(Value):
    """What we would say."""

    segments: tuple[Segment, ...]
    is_question: bool = False
    card: Card | None = None

    @property
    def text(self) -> str:
        """The whole text as the customer would read it."""
        return "\n\n".join(s.text for s in self.segments if s.text)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations in order, each once."""
        return _unique(self.segments)

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        return f"{len(self.text)} characters, {len(self.citations)} citations."


def _unique(segments: tuple[Segment, ...]) -> tuple[Citation, ...]:
    seen: dict[tuple[str, str, str], Citation] = {}
    for segment in segments:
        for citation in segment.citations:
            seen.setdefault((citation.kind, citation.source, citation.quote), citation)
    return tuple(seen.values())


class Verdict(Value):
    """The outcome of a check: pass, repair or stop, with its reasons."""

    outcome: Literal["pass", "repair", "stop"]
    check: str
    reasons: tuple[str, ...] = ()

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        return f"{self.outcome}: {'; '.join(self.reasons) or 'nothing to object to'}."


class Reviewed(Value):
    """The review's verdict and the lane that follows from it."""

    verdict: Verdict
    lane: Lane
    why: str
    """Why this lane, in one sentence."""

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        return f"Lane {self.lane.value}: {self.why}"
