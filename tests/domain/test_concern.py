"""What came out of working on a concern can be read."""

import pytest

from deskhand.domain.concern import Evidence, Finding
from deskhand.testing import samples


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (
            Finding(tool="find_order", keep_as="order", answered=True, value={"status": "sent"}),
            "find_order answered: status sent.",
        ),
        (
            Finding(
                tool="find_order", keep_as="order", answered=False, attempts=3, reason="timeout"
            ),
            "find_order did not answer after 3 attempts: timeout.",
        ),
    ],
)
def test_that_a_finding_is_told_in_a_sentence(finding: Finding, words: str) -> None:
    assert finding.words() == words


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (
            samples.evidence("Two days."),
            "1 passages, best: Delivery times; support 90%.",
        ),
        (samples.evidence("", "Words."), "1 passages, best: Delivery times; not sure."),
        (Evidence(passages=()), "0 passages, best: nothing; not sure."),
    ],
)
def test_that_evidence_is_told_in_a_sentence(evidence: Evidence, words: str) -> None:
    assert evidence.words() == words


def test_that_an_ended_concern_is_told_in_a_sentence() -> None:
    replied = samples.result(samples.concern())
    assert replied.words() == "order_status replied."
    unknown = samples.result(
        samples.concern(None),
        "handed_off",
        escalation=samples.escalation("no_playbook"),
    )
    assert unknown.words() == "concern handed off: no playbook."
