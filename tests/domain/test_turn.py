"""A turn's text, and what a stranger may see of how it ended."""

from uuid import UUID

import pytest

from deskhand.domain.citation import Citation
from deskhand.domain.draft import Lane
from deskhand.domain.turn import ActionSeen, ConcernSeen, Ending, HandoffSeen, Outcome
from deskhand.testing import samples

CITED = Citation(kind="lookup", source="find_account", title="Account")
SEEN = ConcernSeen(
    category="password_reset",
    confidence=0.97,
    specialist="account",
    actions=(ActionSeen(tool="send_link", state="confirmed"),),
    citations=(CITED,),
)
GIVEN = HandoffSeen(
    id=UUID(int=2), ticket=1, queue="account", reason="account_not_found", priority="normal"
)


def ending(outcome: Outcome, **changes: object) -> Ending:
    ordinary: dict[str, object] = {
        "turn_id": UUID(int=1),
        "ticket": 1,
        "outcome": outcome,
        "lane": Lane.auto,
        "reply": "If there is an account, a link is on its way.",
        "concerns": (SEEN,),
        "sentiment": 0.0,
        "urgency": 0.2,
        "language": "en",
        "priority": "normal",
    }
    return Ending.model_validate(ordinary | changes)


def test_that_the_text_of_a_burst_is_its_messages_line_by_line() -> None:
    assert samples.turn("Hi", "Where is it?").text == "Hi\nWhere is it?"
    assert samples.turn().text == ""


def test_that_a_stranger_sees_the_same_whether_the_account_exists() -> None:
    exists = ending(Outcome.replied, is_guarded=True)
    missing = ending(
        Outcome.handed_off,
        is_guarded=True,
        lane=Lane.hand_off,
        handoff=GIVEN,
        concerns=(SEEN.model_copy(update={"actions": (), "citations": ()}),),
    )
    assert exists.as_customer_sees() == missing.as_customer_sees()
    assert exists != missing, "without the guard a stranger could tell"


@pytest.mark.parametrize(
    "open_ending",
    [
        ending(Outcome.replied),
        ending(Outcome.handed_off, handoff=GIVEN),
    ],
)
def test_that_an_ending_without_a_secret_is_shown_as_it_is(open_ending: Ending) -> None:
    assert open_ending.as_customer_sees() == open_ending


def test_that_a_question_to_a_stranger_stays_one_and_tells_nothing_of_what_was_done() -> None:
    seen = ending(Outcome.asked, is_guarded=True).as_customer_sees()
    assert (seen.outcome, seen.lane, seen.handoff) == (Outcome.asked, Lane.auto, None)
    assert [(concern.actions, concern.citations) for concern in seen.concerns] == [((), ())]
