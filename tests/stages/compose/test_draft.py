"""One draft for all concerns, each sentence with its proof."""

from uuid import UUID

import pytest
from pydantic import JsonValue

from deskhand.domain.action import Action, ActionState
from deskhand.domain.citation import Citation
from deskhand.domain.concern import Finding, Waiting
from deskhand.domain.decision import Chat, Clarify, Decided, Decision, GiveUp, Leave, Work
from deskhand.domain.draft import Card, Draft, Receipt
from deskhand.domain.phrases import phrase
from deskhand.domain.reading import SmallTalk
from deskhand.domain.workspace import Company
from deskhand.errors import ReplyUnwritable
from deskhand.stages.compose import run
from deskhand.testing import samples

BOOK = samples.playbook(
    details={"order_id": {"type": "order_id", "ask": {"en": "Which order?", "de": "Welche?"}}},
    replies={
        "status": {"text": {"en": "It is {{ order.status }}."}, "claims": ("find_order",)},
        "sent": {"text": {"en": "A link is sent.", "de": "Gesendet."}, "claims": ("send_link",)},
        "sorry": {"text": {"en": "I am sorry."}},
    },
)
SHOP = samples.workspace(BOOK)
CONCERN = samples.concern()
WORK = Work(concern=CONCERN, specialist="orders")
FOUND = Finding(
    tool="find_order",
    keep_as="order",
    answered=True,
    value={"status": "sent", "order_id": "LS-1000"},
)
FACTS: dict[str, JsonValue] = {"order": {"status": "sent"}}
SENT = Action(
    id=UUID(int=5),
    tool="send_link",
    arguments={},
    state=ActionState.confirmed,
    business_key="key",
)


def composed(
    *decisions: Decision, language: str = "en", outcome: str = "replied", **result: object
) -> Draft:
    """What is said of these decisions, and of the order if something became of it."""
    results = (samples.result(CONCERN, outcome, **result),) if result else ()
    return run(Decided(decisions=decisions), results, language, workspace=SHOP)


@pytest.mark.parametrize(
    ("decision", "language", "text"),
    [
        (Chat(talk=SmallTalk.greeting), "en", phrase("greeting", "en")),
        (Chat(talk=SmallTalk.farewell), "de", phrase("farewell", "de")),
        (Clarify(), "en", phrase("clarify", "en")),
    ],
)
def test_that_small_talk_and_questions_have_the_desks_own_words(
    decision: Decision, language: str, text: str
) -> None:
    draft = composed(decision, language=language)
    assert draft.text == text
    assert draft.is_question


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "I am Lu, an AI."), ("de", "Ich bin Lu, eine KI."), ("es", "I am Lu, an AI.")],
)
def test_that_the_assistant_says_that_it_is_one(language: str, sentence: str) -> None:
    draft = composed(Chat(talk=SmallTalk.are_you_human), language=language)
    assert draft.text.startswith(sentence)


@pytest.mark.parametrize("language", ["und", "fr", "de"])
def test_that_a_company_answers_in_its_own_language_where_it_lacks_the_customers(
    language: str,
) -> None:
    company = Company(
        name="Lampen",
        disclosure={"en": "I am an AI."},
        default_language="de",
        languages=("de", "en"),
    )
    decided = Decided(decisions=(Clarify(),))
    shop = SHOP.model_copy(update={"company": company})
    draft = run(decided, (), language, workspace=shop)
    assert draft.text == phrase("clarify", "de")


@pytest.mark.parametrize(
    ("decision", "text"),
    [
        (Leave(is_taken=False), phrase("noted_for_colleague", "en")),
        (Leave(is_taken=True), ""),  # the teammate answers
        (GiveUp(escalations=(samples.escalation(),)), ""),  # the handoff speaks
        (WORK, ""),
    ],
)
def test_that_nothing_is_said_where_a_person_speaks(decision: Decision, text: str) -> None:
    draft = composed(decision)
    assert draft.text == text
    assert not draft.is_question


def test_that_a_reply_carries_the_record_it_leans_on() -> None:
    draft = composed(WORK, replies=("status",), findings=(FOUND,), facts=FACTS)
    (segment,) = draft.segments
    assert segment.text == "It is sent."
    assert segment.claims == ("find_order",)
    assert segment.citations == (
        Citation(kind="lookup", source="find_order", title="Find order LS-1000"),
    )
    assert segment.receipts == ()
    assert segment.concern == 0


def test_that_a_record_without_an_order_has_a_plain_title() -> None:
    found = FOUND.model_copy(update={"value": {"status": "sent"}})
    draft = composed(WORK, replies=("status",), findings=(found,), facts=FACTS)
    assert draft.citations[0].title == "Find order"


def test_that_a_lookup_that_did_not_answer_is_no_proof() -> None:
    silent = FOUND.model_copy(update={"answered": False})
    draft = composed(WORK, replies=("status",), findings=(silent,), facts=FACTS)
    assert draft.citations == ()


@pytest.mark.parametrize("state", list(ActionState))
def test_that_only_a_confirmed_action_is_a_receipt(state: ActionState) -> None:
    action = SENT.model_copy(update={"state": state})
    draft = composed(WORK, replies=("sent",), actions=(action,))
    expected = (Receipt(action_id=SENT.id, tool="send_link"),)
    assert draft.segments[0].receipts == (expected if state is ActionState.confirmed else ())


def test_that_a_reply_takes_no_proof_of_what_it_does_not_claim() -> None:
    draft = composed(WORK, replies=("sorry",), findings=(FOUND,), actions=(SENT,))
    assert (draft.segments[0].citations, draft.segments[0].receipts) == ((), ())


def test_that_an_answer_from_the_articles_comes_first_with_its_quotes() -> None:
    evidence = samples.evidence("Two days.")
    draft = composed(WORK, evidence=evidence, replies=("sorry",))
    assert draft.text == "Two days.\n\nI am sorry."
    assert draft.citations == evidence.citations


def test_that_no_answer_is_no_sentence() -> None:
    assert composed(WORK, evidence=samples.evidence("", "Something else.")).text == ""


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Which order?"), ("de", "Welche?"), ("es", "Which order?")]
)
def test_that_a_missing_detail_is_asked_for(language: str, text: str) -> None:
    waiting = Waiting(category="order_status", confidence=0.9, detail="order_id")
    draft = composed(WORK, language=language, outcome="asked", waiting=waiting)
    assert draft.text == text
    assert draft.is_question


def test_that_the_desks_own_question_takes_the_place_of_the_playbooks() -> None:
    card = Card(
        id=UUID(int=9), kind="enter_code", title="Code", text="Six digits", expires_in_seconds=600
    )
    waiting = Waiting(category="order_status", confidence=0.9, detail="order_id")
    draft = composed(WORK, outcome="asked", waiting=waiting, say=("Who are you?",), card=card)
    assert draft.text == "Who are you?"
    assert draft.card == card


def test_that_a_wait_without_a_detail_asks_nothing_of_itself() -> None:
    waiting = Waiting(category="order_status", confidence=0.9, card_id=UUID(int=9))
    assert composed(WORK, outcome="asked", waiting=waiting).text == ""


def test_that_several_concerns_make_one_draft_in_their_order() -> None:
    results = (
        samples.result(CONCERN, replies=("sorry",)),
        samples.result(samples.concern(None), "handed_off", say=("Wait.",), replies=("sorry",)),
        samples.result(CONCERN, replies=("sent",), actions=(SENT,)),
    )
    draft = run(Decided(decisions=(WORK, WORK)), results, "de", workspace=SHOP)
    assert [(s.text, s.concern) for s in draft.segments] == [
        ("I am sorry.", 0),
        ("Wait.", 1),  # without a playbook there are no replies to say
        ("Gesendet.", 2),
    ]
    assert not draft.is_question


@pytest.mark.parametrize("reply", ["status", "gone"])
def test_that_a_reply_that_cannot_be_written_is_no_half_sentence(reply: str) -> None:
    with pytest.raises(ReplyUnwritable):
        composed(WORK, replies=(reply,))
