"""Tests of replies and questions in the customer's language."""

import pytest

from deskhand.domain.playbook import DetailNeed, Playbook, ReplyText
from deskhand.errors import ReplyUnwritable
from deskhand.playbooks.wording import question, render

PLAYBOOK = Playbook(
    category="parcel",
    specialist="orders",
    about="",
    examples={},
    steps=(),
    details={
        "order_id": DetailNeed(type="order_id", ask={"en": "Which order?", "de": "Welche {{ x }}?"})
    },
    replies={
        "there": ReplyText(
            text={"en": "There on {{ day | day }}", "de": "Da am {{ day | day }}", "es": "{{ no }}"}
        )
    },
    file="playbooks/parcel.yaml",
)
FACTS = {"day": "2026-03-06", "x": "Bestellung"}


@pytest.mark.parametrize(
    ("language", "otherwise", "text"),
    [
        ("en", "en", "There on Friday, March 6"),
        ("de", "en", "Da am Freitag, 6. März"),
        ("de-AT", "en", "Da am Freitag, 6. März"),
        ("fr", "de", "Da am Freitag, 6. März"),
        ("fr", "it", "There on Friday, March 6"),
        ("und", "en", "There on Friday, March 6"),
    ],
)
def test_that_a_reply_falls_back_to_the_company_and_then_to_english(
    language: str, otherwise: str, text: str
) -> None:
    said = render(PLAYBOOK, "there", facts=FACTS, language=language, otherwise=otherwise)
    assert said == text


def test_that_a_question_is_written() -> None:
    assert question(PLAYBOOK, "order_id", facts=FACTS, language="de") == "Welche Bestellung?"
    assert question(PLAYBOOK, "order_id", facts=FACTS, language="es") == "Which order?"


def test_that_an_unwritable_reply_names_playbook_reply_and_file() -> None:
    with pytest.raises(ReplyUnwritable) as unwritable:
        render(PLAYBOOK, "there", facts=FACTS, language="es")
    assert str(unwritable.value) == (
        "The playbook 'parcel' cannot write the reply 'there': A template cannot be filled: "
        "'no' is undefined; correct playbooks/parcel.yaml."
    )


def test_that_a_missing_reply_or_question_is_unwritable() -> None:
    with pytest.raises(ReplyUnwritable, match="not under 'replies'"):
        render(PLAYBOOK, "nothing", facts=FACTS, language="en")
    with pytest.raises(ReplyUnwritable, match="not under 'details'"):
        question(PLAYBOOK, "nothing", facts=FACTS, language="en")
