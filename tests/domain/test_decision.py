"""Every decision can be read."""

from typing import cast

import pytest

from deskhand.domain.decision import Chat, Clarify, Decided, Decision, GiveUp, Leave, Work
from deskhand.domain.reading import SmallTalk
from deskhand.testing import samples


@pytest.mark.parametrize(
    ("decisions", "words"),
    [
        (
            (Work(concern=samples.concern(), specialist="orders"),),
            "orders works on order_status (95%).",
        ),
        (
            (GiveUp(escalations=(samples.escalation("anger"), samples.escalation("legal"))),),
            "a person takes over: anger, legal.",
        ),
        ((Chat(talk=SmallTalk.greeting),), "answer the greeting."),
        ((Clarify(),), "ask what is needed."),
        ((Leave(is_taken=True),), "a teammate has the ticket."),
        ((Clarify(), Leave(is_taken=False)), "ask what is needed; a teammate has the ticket."),
    ],
)
def test_that_decisions_are_told_in_a_sentence(decisions: tuple[Decision, ...], words: str) -> None:
    assert Decided(decisions=decisions).words() == words


def test_that_a_decision_that_nobody_knows_is_a_bug() -> None:
    """A new kind must be given its words."""
    strange = cast("Decision", "shrug")
    with pytest.raises(AssertionError, match="shrug"):
        Decided.model_construct(decisions=(strange,)).words()
