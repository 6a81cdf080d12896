"""Tests of queues, articles, details and languages that must exist."""

from collections.abc import Callable

import pytest

PARCEL = "playbooks/parcel.yaml"
QUESTION = "playbooks/question.yaml"

Broken = Callable[[str, str, str], list[tuple[str, str, str]]]


@pytest.mark.parametrize(
    ("file", "change", "line", "sentence"),
    [
        (
            PARCEL,
            ("queue: orders\n", "queue: order\n"),
            "queue: order",
            "There is no queue 'order' in deskhand.toml; did you mean 'orders'?",
        ),
        (
            PARCEL,
            ("priority: high, queue: orders", "priority: high, queue: vip"),
            "- hand_off: {reason: not_sent, priority: high, queue: vip, because: no stock}",
            "There is no queue 'vip' in deskhand.toml; use one of: general, orders.",
        ),
        (
            QUESTION,
            ("knowledge: [lamps]", "knowledge: [lamps, lamp]"),
            "knowledge: [lamps, lamp]",
            "No article has the category 'lamp'; did you mean 'lamps'?",
        ),
        (
            QUESTION,
            ("- answer: [lamps]", "- answer: [lights]"),
            "- answer: [lights]",
            "'lights' is not under 'knowledge' of this playbook; use one of: lamps.",
        ),
        (
            PARCEL,
            ("type: order_id", "type: order"),
            "type: order",
            "'order' is no type of detail; did you mean 'order_id'?",
        ),
        (
            PARCEL,
            ("    de: Ich finde", "    fr: Ich finde"),
            "fr: Ich finde {{ details.order_id }} nicht.",
            "'fr' is not among the languages of deskhand.toml; use one of: de, en.",
        ),
        (
            PARCEL,
            ("de: Ein neues", "nl: Ein neues"),
            "nl: Ein neues ist unterwegs.",
            "'nl' is not among the languages of deskhand.toml; use one of: de, en.",
        ),
        (
            PARCEL,
            ("de: Welche", "it: Welche"),
            "ask: {en: Which order?, it: Welche Bestellung?}",
            "'it' is not among the languages of deskhand.toml; use one of: de, en.",
        ),
        (
            PARCEL,
            ("  de:\n    - wo eins", "  pt:\n    - wo eins"),
            "pt:",
            "'pt' is not among the languages of deskhand.toml; use one of: de, en.",
        ),
    ],
)
def test_that_what_a_playbook_names_must_exist(
    broken: Broken, file: str, change: tuple[str, str], line: str, sentence: str
) -> None:
    assert broken(file, *change) == [(file, line, sentence)]
