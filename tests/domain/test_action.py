"""An action and the monitor's word on it can be read."""

from uuid import UUID

import pytest

from deskhand.domain.action import Action, ActionState, Allow, Refuse


def action(state: ActionState, **changes: object) -> Action:
    ordinary: dict[str, object] = {
        "id": UUID(int=1),
        "tool": "send_link",
        "arguments": {},
        "state": state,
        "business_key": "key",
    }
    return Action.model_validate(ordinary | changes)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (action(ActionState.confirmed, attempts=1), "send_link confirmed."),
        (
            action(ActionState.failed, attempts=3, reason="unavailable"),
            "send_link failed after 3 attempts: unavailable.",
        ),
        (action(ActionState.refused, reason="limit_reached"), "send_link refused: limit_reached."),
    ],
)
def test_that_an_action_is_told_in_a_sentence(told: Action, words: str) -> None:
    assert told.words() == words


def test_that_the_monitors_word_is_told_in_a_sentence() -> None:
    assert Allow(policy="1").words() == "Allowed."
    assert Refuse(code="for_people_only", policy="1").words() == "Refused: for_people_only."
    refused = Refuse(code="wrong_arguments", policy="1", detail="amount")
    assert refused.words() == "Refused: wrong_arguments. amount"
