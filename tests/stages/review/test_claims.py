"""A claim needs its receipt or its citation."""

from uuid import UUID

import pytest

from deskhand.domain.action import Action, ActionState
from deskhand.domain.citation import Citation
from deskhand.domain.concern import Finding
from deskhand.domain.draft import Receipt, Segment
from deskhand.stages.review.claims import misquoted, unproven
from deskhand.testing import HOSTILE, busy_seconds, samples

SENT = Action(
    id=UUID(int=5),
    tool="send_link",
    arguments={},
    state=ActionState.confirmed,
    business_key="key",
)
FOUND = Finding(tool="find_order", keep_as="order", answered=True)
RECEIPT = Receipt(action_id=SENT.id, tool="send_link")
RECORD = Citation(kind="lookup", source="find_order", title="Order")
ANSWER = samples.evidence("Two days.", "Orders arrive in time. Two days. Not more.")
CONCERN = samples.concern()


@pytest.mark.parametrize(
    ("claims", "result", "missing"),
    [
        (("send_link",), {}, "send_link"),
        (("send_link",), {"actions": (SENT,)}, None),
        (("find_order",), {"findings": (FOUND,)}, None),
        (("find_order", "send_link"), {"findings": (FOUND,)}, "send_link"),
        (("b", "a"), {}, "a, b"),
        ((), {}, None),
        (
            ("find_order",),
            {"findings": (FOUND.model_copy(update={"answered": False}),)},
            "find_order",
        ),
        *(
            (("send_link",), {"actions": (SENT.model_copy(update={"state": state}),)}, "send_link")
            for state in ActionState
            if state is not ActionState.confirmed
        ),
    ],
)
def test_that_a_declared_claim_must_have_happened(
    claims: tuple[str, ...], result: dict[str, object], missing: str | None
) -> None:
    results = (samples.result(CONCERN, "replied", **result),)
    fault = unproven(Segment(text="Done.", claims=claims), results)
    assert fault == (f"claims {missing}, which did not happen" if missing else None)


CLAIMS = (
    "I've sent you a link.",
    "I have just refunded the amount.",
    "we already cancelled it",
    "We updated your address.",
    "The refund has been issued.",
    "Your password was just reset.",
    "It is now fixed.",
    "Ich habe einen Link an mara@example.com gesendet.",  # a dot inside is no end
    "Wir haben Ihnen den Betrag erstattet.",
    "Das habe ich geändert.",
    "He enviado el enlace.",
    "Hemos reembolsado el importe.",
)
NO_CLAIMS = (
    "I can send you a link.",
    "If an account has this address, a link is on its way.",
    "Refunds are issued within five days.",
    "Was it sent to the right address?",
    "Please tell me what was changed by you.",
    "Haben Sie ein Foto geschickt?",
    "Sie haben uns ein Foto geschickt.",
    "Ich kann das ändern.",
    "¿Has enviado la foto?",
    "",
)


@pytest.mark.parametrize("text", CLAIMS)
def test_that_words_of_completion_need_a_proof(text: str) -> None:
    fault = unproven(Segment(text=text), ())
    assert fault is not None
    assert fault.endswith("without a receipt")


@pytest.mark.parametrize("text", CLAIMS)
@pytest.mark.parametrize("proof", [{"receipts": (RECEIPT,)}, {"citations": (RECORD,)}])
def test_that_words_of_completion_with_a_proof_pass(text: str, proof: dict[str, object]) -> None:
    segment = Segment.model_validate({"text": text, **proof})
    assert unproven(segment, ()) is None


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_that_other_words_need_none(text: str) -> None:
    assert unproven(Segment(text=text), ()) is None


@pytest.mark.parametrize(
    ("citation", "is_held"),
    [
        (ANSWER.citations[0], True),
        (ANSWER.citations[0].model_copy(update={"quote": "Three days."}), False),
        (ANSWER.citations[0].model_copy(update={"source": "other"}), False),
        (RECORD, True),  # a record is proven by its lookup, not by a quote
    ],
)
def test_that_a_quote_stands_in_its_passage(citation: Citation, *, is_held: bool) -> None:
    segment = Segment(text="Two days.", citations=(citation,))
    results = (samples.result(CONCERN), samples.result(CONCERN, evidence=ANSWER))
    found = misquoted(segment, results)
    assert found == (None if is_held else f"quotes {citation.source} wrongly")


def test_that_a_quote_without_any_passage_is_wrong() -> None:
    segment = Segment(text="Two days.", citations=ANSWER.citations)
    assert misquoted(segment, ()) is not None
    assert misquoted(Segment(text="Two days."), ()) is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_that_no_text_keeps_the_desk_busy(text: str) -> None:
    segment = Segment(text=text)
    assert busy_seconds(lambda: unproven(segment, ())) < 0.05
