"""Tests of what may be said, and what a reply may claim."""

from collections.abc import Callable

import pytest

FILE = "playbooks/parcel.yaml"

Broken = Callable[[str, str, str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        (
            "- reply: too_often",
            "- reply: to_often",
            "- reply: to_often",
            "The reply 'to_often' is not written; did you mean 'too_often'?",
        ),
        (
            "  too_often: That",
            "  unused: Nobody says this.\n  too_often: That",
            "unused: Nobody says this.",
            "The reply 'unused' is never said; use it in a step or remove it.",
        ),
        (
            "de: Ich finde {{ details.order_id }} nicht.",
            "de: Ich finde {{ details.order_id nicht.",
            "de: Ich finde {{ details.order_id nicht.",
            "This text cannot be filled: expected token 'end of print statement', got 'nicht' "
            "(line 1 of it).",
        ),
        (
            "de: Ein neues ist unterwegs.",
            "de: Ein neues ist am {{ sent.day | dey }} da.",
            "de: Ein neues ist am {{ sent.day | dey }} da.",
            "This text cannot be filled: 'dey' is not one of the filters capitalize, day, default, "
            "join, length, lower, trim, upper (line 1 of it).",
        ),
        (
            "en: I cannot find {{ details.order_id }}.",
            "en: I cannot find {{ detail.order_id }}.",
            "en: I cannot find {{ detail.order_id }}.",
            "This text names something unknown: 'detail' is not known here; "
            "did you mean 'details'?",
        ),
        (
            "en: A new one is on its way, {{ customer.first_name }}.",
            "en: A new one is on its way, {{ customer.nickname }}.",
            "en: A new one is on its way, {{ customer.nickname }}.",
            "This text names something unknown: 'customer' has no 'nickname'; "
            "use one of: email, first_name, level, name, verified.",
        ),
        (
            "That was asked too often today.",
            "Parcel {{ parcel.id }} was asked for too often today.",
            "too_often: Parcel {{ parcel.id }} was asked for too often today.",
            "This text names something unknown: 'parcel' is not known here; "
            "use one of: company, customer, details, page.",
        ),
        (
            "claims: [resend_parcel]",
            "claims: [resend_parcels]",
            "claims: [resend_parcels]",
            "The reply claims 'resend_parcels', which is no tool; did you mean 'resend_parcel'?",
        ),
        (
            "de: Welche Bestellung?",
            "de: 'Welche {{ bestellung }}?'",
            "ask: {en: Which order?, de: 'Welche {{ bestellung }}?'}",
            "This text names something unknown: 'bestellung' is not known here; "
            "use one of: company, customer, details, page, parcel, sent.",
        ),
    ],
)
def test_that_a_wrong_reply_is_named_with_its_place_and_remedy(
    broken: Broken, old: str, new: str, line: str, sentence: str
) -> None:
    assert (FILE, line, sentence) in broken(FILE, old, new)


@pytest.mark.parametrize(
    "step",
    [
        "- reply: on_its_way\nverify",  # another branch than the action's
        "- reply: on_its_way\n  - reply: sent_again\nverify",  # one way there has no action
    ],
)
def test_that_a_claim_needs_its_action_on_the_way(broken: Broken, step: str) -> None:
    changed = step.replace("on_its_way\nverify", "sent_again\nverify")
    found = broken(FILE, "- reply: on_its_way\nverify", changed)
    claimed = (
        "This reply claims 'resend_parcel', which is not called on the way here; "
        "call it before, or say it without the claim."
    )
    is_claimed = claimed in [sentence for _, _, sentence in found]
    # Behind a fork one of whose ways acts, the action may have happened: that is for run time.
    assert is_claimed == ("on_its_way" not in changed)


def test_that_a_failed_action_is_no_proof(broken: Broken) -> None:
    found = broken(
        FILE,
        "              - hand_off:",
        "              - reply: sent_again\n              - hand_off:",
    )
    assert [line for _, line, _ in found] == ["- reply: sent_again"]
