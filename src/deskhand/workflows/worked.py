"""What all stages of a turn returned, until it is ended."""

from dataclasses import dataclass

from deskhand.domain.concern import ConcernResult
from deskhand.domain.decision import Decided
from deskhand.domain.draft import Draft, Reviewed
from deskhand.domain.priority import Priority
from deskhand.domain.reading import Reading


@dataclass(frozen=True)
class Worked:
    """The stages' values side by side."""

    reading: Reading
    priority: Priority
    decided: Decided
    results: tuple[ConcernResult, ...]
    draft: Draft
    reviewed: Reviewed
