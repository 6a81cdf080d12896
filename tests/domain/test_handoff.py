"""A handoff is told by where it goes and why."""

from uuid import UUID

from deskhand.domain.handoff import Handoff
from deskhand.domain.priority import PriorityName
from deskhand.testing.clock import NINE_ON_A_MONDAY


def test_that_a_handoff_is_told_by_queue_and_first_reason() -> None:
    handoff = Handoff(
        id=UUID(int=1),
        ticket_id=UUID(int=2),
        reason="legal",
        reasons=("a lawyer is mentioned", "angry"),
        queue="compliance",
        priority=PriorityName.urgent,
        subject="",
        summary="",
        tried=(),
        missing=(),
        next_step="",
        confidence=None,
        mood="angry",
        sentence="",
        customer_message="",
        at=NINE_ON_A_MONDAY,
    )
    assert handoff.words() == "To queue compliance, urgent: a lawyer is mentioned"
