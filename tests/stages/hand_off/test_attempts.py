"""A teammate reads what was tried and what nobody knows."""

from uuid import UUID

import pytest
from pydantic import JsonValue

from deskhand.domain.action import Action, ActionState
from deskhand.domain.concern import ConcernResult, Finding
from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.handoff import Attempt
from deskhand.domain.reading import Detail
from deskhand.domain.turn import Turn
from deskhand.stages.hand_off.attempts import made, missing
from deskhand.testing import samples

CONCERN = samples.concern()
EMAIL = Detail(kind="email", value="mara@example.com", start=0, end=1)
ORDER = Detail(kind="order_id", value="LS-1000", start=0, end=1)
MARA = Principal(level=Assurance.channel_verified, email="mara@example.com")
CLAIMED = Principal(level=Assurance.claimed, email="mara@example.com")


def action(state: ActionState, attempts: int = 1, reason: str = "") -> Action:
    return Action(
        id=UUID(int=1),
        tool="send_reset_link",
        arguments={},
        state=state,
        business_key="key",
        attempts=attempts,
        reason=reason,
    )


@pytest.mark.parametrize(
    ("result", "attempt"),
    [
        (
            {"actions": (action(ActionState.confirmed),)},
            Attempt(what="Send reset link", state="done"),
        ),
        (
            {"actions": (action(ActionState.failed, 3, "unavailable"),)},
            Attempt(what="Send reset link", state="failed", detail="unavailable, 3 attempts"),
        ),
        (
            {"actions": (action(ActionState.unknown, 1, "outcome_unknown"),)},
            Attempt(what="Send reset link", state="unknown", detail="outcome_unknown"),
        ),
        (
            {
                "findings": (
                    Finding(
                        tool="find_account", keep_as="a", answered=True, value={"exists": True}
                    ),
                )
            },
            Attempt(what="Find account", state="done", detail="exists: yes"),
        ),
        (
            {
                "findings": (
                    Finding(
                        tool="find_account",
                        keep_as="a",
                        answered=False,
                        attempts=3,
                        reason="timeout",
                    ),
                )
            },
            Attempt(what="Find account", state="failed", detail="timeout (3 attempts)"),
        ),
        (
            {"evidence": samples.evidence("Two days.")},
            Attempt(what="Searched the articles", state="answered"),
        ),
        (
            {"evidence": samples.evidence("", "Words.")},
            Attempt(what="Searched the articles", state="no supported answer"),
        ),
    ],
)
def test_that_each_attempt_is_told(result: dict[str, object], attempt: Attempt) -> None:
    assert made((samples.result(CONCERN, "replied", **result),)) == (attempt,)


@pytest.mark.parametrize(
    ("value", "detail"),
    [
        ({"exists": True, "two_factor": False}, "exists: yes, two factor: no"),
        ({"status": "in_transit"}, "status: in transit"),
        ({"email": "john_doe@example.com"}, "email: john_doe@example.com"),
        ({"tracking_number": "AB_12"}, "tracking number: AB_12"),
        ({"count": 0, "only": "", "name": None}, "count: 0"),  # what is empty says nothing
        ({}, ""),
    ],
)
def test_that_found_facts_are_told_in_words(value: dict[str, JsonValue], detail: str) -> None:
    found = Finding(tool="find_account", keep_as="a", answered=True, value=value)
    (attempt,) = made((samples.result(CONCERN, findings=(found,)),))
    assert attempt.detail == detail


def test_that_attempts_stand_in_the_order_of_the_concerns() -> None:
    one = samples.result(
        CONCERN,
        evidence=samples.evidence("Two days."),
        actions=(action(ActionState.confirmed),),
        findings=(Finding(tool="find_account", keep_as="a", answered=True),),
    )
    two = samples.result(CONCERN, evidence=samples.evidence("", "Words."))
    assert [attempt.what for attempt in made((one, two))] == [
        "Find account",
        "Searched the articles",
        "Send reset link",
        "Searched the articles",
    ]
    assert made(()) == ()


@pytest.mark.parametrize(
    ("turn", "details", "results", "names"),
    [
        (samples.turn("x"), (), (), ("proof of identity", "e-mail address")),
        (samples.turn("x", principal=MARA), (), (), ()),
        (samples.turn("x", principal=CLAIMED), (), (), ("proof of identity",)),
        (samples.turn("x"), (EMAIL,), (), ("proof of identity",)),
        (samples.turn("x", details=(EMAIL,)), (), (), ("proof of identity",)),
        (samples.turn("x"), (ORDER,), (), ("proof of identity", "e-mail address")),
        (
            samples.turn("x", principal=MARA),
            (),
            (
                samples.result(CONCERN, missing=("order_id", "serial_number")),
                samples.result(CONCERN, missing=("order_id",)),
            ),
            ("order id", "serial number"),
        ),
        # the playbook's own word for it is not said twice
        (
            samples.turn("x"),
            (EMAIL,),
            (samples.result(CONCERN, missing=("proof of identity",)),),
            ("proof of identity",),
        ),
    ],
)
def test_that_what_nobody_knows_is_named_once(
    turn: Turn,
    details: tuple[Detail, ...],
    results: tuple[ConcernResult, ...],
    names: tuple[str, ...],
) -> None:
    assert missing(turn, samples.reading(details=details), results) == names
