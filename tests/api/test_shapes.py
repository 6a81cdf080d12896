"""What may come in over HTTP, field by field; and what never goes out."""

import pytest
from pydantic import BaseModel, ValidationError

from deskhand.api.shapes import (
    CodeIn,
    ConversationOut,
    MessageOut,
    OpenIn,
    PageIn,
    RatingIn,
    ResetIn,
    SignInIn,
    TurnOut,
    finished,
    proof,
)
from deskhand.domain.customer import Assurance
from deskhand.domain.draft import Lane
from deskhand.domain.message import Page
from deskhand.domain.turn import Ending, Outcome


def is_fine(kind: type[BaseModel], **fields: object) -> bool:
    try:
        kind.model_validate(fields)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("mara@example.com", True),
        (" mara@example.com ", True),
        ("Mara+shop.2@mail.example.co.uk", True),
        ("mära@exämple.com", True),
        ("o'neil@example.com", True),
        ("", False),
        ("mara", False),
        ("mara@", False),
        ("@example.com", False),
        ("mara@example", False),
        ("mara@.com", False),
        ("mara@example..com", False),
        ("a@b@example.com", False),
        ("mara@example.com, tom@example.com", False),
        ("mara@example.com&admin=1", False),
        ("mara@example.com?x=1", False),
        ("<mara@example.com>", False),
        ("mara @example.com", False),
        ("mara@example.com\nbcc: tom@example.com", False),
        ("mara\x00@example.com", False),
        ("mara\ud800@example.com", False),
        ("x" * 250 + "@example.com", False),
        (7, False),
        (["mara@example.com"], False),
    ],
)
def test_that_an_address_looks_like_one(email: object, *, expected: bool) -> None:
    assert is_fine(ResetIn, email=email) is expected
    assert is_fine(OpenIn, message="hi", claimed_email=email) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"channel": "whats_app2"}, True),
        ({"channel": "Chat"}, False),
        ({"channel": ""}, False),
        ({"channel": "../etc"}, False),
        ({"channel": "x" * 40}, False),
        ({"channel": "chat\n"}, False),
        ({"language": "de-AT"}, True),
        ({"language": "deutsch"}, False),
        ({"language": "d"}, False),
        ({"client_message_id": "x" * 200}, True),
        ({"client_message_id": "x" * 201}, False),
        ({"client_message_id": "a\nb"}, False),
        ({"client_message_id": 7}, False),
        ({"customer_token": "x" * 4001}, False),
        ({"customer_token": "\ud800"}, False),
        ({"page": "https://shop.example/a"}, True),
        ({"page": {"facts": {"cart": "3 items"}}}, True),
        ({"page": {"facts": {str(n): "x" for n in range(50)}}}, True),
        ({"page": {"facts": {str(n): "x" for n in range(51)}}}, False),
        ({"page": {"facts": {"a": 1}}}, False),
        ({"page": {"facts": {"a\x00": "b"}}}, False),
        ({"page": {"title": "x" * 501}}, False),
        ({"page": {"secret": "x"}}, False),
        ({"page": ["x"]}, False),
        ({"admin": True}, False),
        ({"message": None}, False),
        ({"message": 7}, False),
        ({"message": "\ud800"}, True),  # a text is judged where it is cleaned
    ],
)
def test_that_an_opening_is_what_it_says(fields: dict[str, object], *, expected: bool) -> None:
    assert is_fine(OpenIn, **{"message": "hi", **fields}) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("123456", True),
        (" 123 456 ", True),
        ("", False),
        ("12345a", False),
        ("١٢٣٤٥٦", False),
        ("1" * 13, False),
        (123456, False),
        ("123456\n", True),  # spaces around do not count
        ("123\n456", False),
    ],
)
def test_that_a_code_is_digits(code: object, *, expected: bool) -> None:
    assert is_fine(CodeIn, code=code) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"csat": 1, "ces": 5, "solved": False, "comment": "two\nlines"}, True),
        ({"csat": 0}, False),
        ({"csat": 6}, False),
        ({"csat": 10**400}, False),
        ({"csat": 2.5}, False),
        ({"ces": 0}, False),
        ({"comment": "x" * 2001}, False),
        ({"comment": 7}, False),
        ({"solved": "perhaps"}, False),
    ],
)
def test_that_a_rating_is_within_its_scale(fields: dict[str, object], *, expected: bool) -> None:
    assert is_fine(RatingIn, **fields) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"email": "ada@desk.example", "password": "p"}, True),
        ({"email": "ada@desk.example"}, False),
        ({"email": "a\x00", "password": "p"}, False),
        ({"email": "x" * 255, "password": "p"}, False),
        ({"email": "ada", "password": "x" * 1001}, False),
    ],
)
def test_that_a_sign_in_is_bounded(fields: dict[str, object], *, expected: bool) -> None:
    assert is_fine(SignInIn, **fields) is expected


def test_that_a_page_keeps_what_the_desk_knows_of() -> None:
    page = PageIn(url="https://a.example", title="T", area="A", language="de", facts={"x": "y"})
    assert page.page() == Page(url="https://a.example", title="T", area="A", facts={"x": "y"})


def test_that_a_guarded_ending_looks_the_same_whoever_was_asked_about() -> None:
    plain: dict[str, object] = {
        "turn_id": "0192f000-0000-7000-8000-000000000000", "ticket": 1001, "lane": "auto",
        "reply": "If there is an account …", "concerns": (), "sentiment": 0.0, "urgency": 0.0,
        "language": "en", "priority": "normal", "is_guarded": True, "workspace_version": "v",
    }  # fmt: skip
    handoff = {
        "id": "0192f000-0000-7000-8000-000000000001", "ticket": 1001, "queue": "account",
        "reason": "account_not_found", "priority": "normal",
    }  # fmt: skip
    exists = Ending.model_validate({**plain, "outcome": Outcome.replied})
    unknown = Ending.model_validate(
        {**plain, "outcome": Outcome.handed_off, "lane": Lane.hand_off, "handoff": handoff}
    )
    assert finished(exists) == finished(unknown)
    open_ = Ending.model_validate({**plain, "is_guarded": False, "handoff": handoff,
                                   "outcome": Outcome.handed_off})  # fmt: skip
    assert finished(open_)["handoff"] is not None, "only what is guarded is hidden"


@pytest.mark.parametrize("hidden", ["is_guarded", "workspace_version"])
def test_that_the_desks_own_notes_stay_inside(hidden: str) -> None:
    assert hidden in Ending.model_fields, "else this proves nothing"
    assert hidden not in TurnOut.model_fields


def test_that_a_message_goes_out_without_what_is_ours() -> None:
    assert not {"is_note", "turn_id"} & set(MessageOut.model_fields)
    assert "assignee_id" not in ConversationOut.model_fields


def test_that_every_level_of_proof_has_a_name() -> None:
    assert [proof(level) for level in Assurance] == [
        "anonymous", "claimed", "channel_verified", "stepped_up"
    ]  # fmt: skip
