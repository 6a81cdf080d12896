"""Tests of reading the steps of a tree."""

import pytest

from deskhand.domain.playbook import (
    ActionStep,
    AnswerStep,
    AskStep,
    HandOffStep,
    LimitStep,
    LookupStep,
    ReplyStep,
    Step,
    WhenStep,
)
from deskhand.playbooks.source.fields import Fields
from deskhand.playbooks.source.notes import Notes
from deskhand.playbooks.source.yaml_lines import read_yaml
from deskhand.playbooks.step_reader import read_steps


def read(step: str) -> tuple[tuple[Step, ...], list[tuple[int, str]]]:
    notes = Notes("f")
    table = read_yaml(f"steps:\n  - {step}\n", notes)
    assert table is not None
    steps = read_steps(Fields(table, notes, of="a playbook"), "steps", notes)
    return steps, [(p.line, p.sentence) for p in notes.problems]


HELLO = ReplyStep(reply="hello", line=2)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        (
            "{lookup: find, with: {id: details.id, count: 3, is_new: true}, as: found}",
            LookupStep(
                lookup="find",
                arguments={"id": "details.id", "count": "3", "is_new": "true"},
                keep_as="found",
                line=2,
            ),
        ),
        ("lookup: find", LookupStep(lookup="find", keep_as="find", line=2)),
        ("action: send", ActionStep(action="send", keep_as="send", line=2)),
        (
            "{action: send, as: sent, on_failure: [{reply: hello}]}",
            ActionStep(action="send", keep_as="sent", on_failure=(HELLO,), line=2),
        ),
        (
            "{when: a.b, then: [{reply: hello}], else: [{reply: hello}]}",
            WhenStep(when="a.b", then=(HELLO,), otherwise=(HELLO,), line=2),
        ),
        ("{when: true, then: }", WhenStep(when="true", then=(), line=2)),
        ("ask: email", AskStep(ask="email", line=2)),
        (
            "{limit: {name: n, count: 3, hours: 0.5, per: a.b}, on_exceeded: [{reply: hello}]}",
            LimitStep(limit="n", per="a.b", count=3, hours=0.5, on_exceeded=(HELLO,), line=2),
        ),
        (
            "{answer: [lamps], on_unsure: [{reply: hello}]}",
            AnswerStep(answer=("lamps",), on_unsure=(HELLO,), line=2),
        ),
        ("reply: hello", HELLO),
        ("hand_off: stop", HandOffStep(reason="stop", line=2)),
        (
            "hand_off: {reason: stop, priority: high, queue: vip, subject: S, because: b, "
            "quiet: true}",
            HandOffStep(
                reason="stop",
                priority="high",
                queue="vip",
                subject="S",
                because="b",
                quiet=True,
                line=2,
            ),
        ),
    ],
)
def test_that_each_kind_of_step_is_read(text: str, step: Step) -> None:
    assert read(text) == ((step,), [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("lokup: find", "'lokup' is no kind of step; did you mean 'lookup'?"),
        (
            "{}",
            "'' is no kind of step; use one of: action, answer, ask, hand_off, limit, lookup, "
            "reply, when.",
        ),
        (
            "hello",
            "A step must be written as `kind: …`; the kinds are lookup, action, when, ask, limit, "
            "answer, reply, hand_off.",
        ),
        (
            "{reply: hello, ask: email}",
            "This step is both 'ask' and 'reply'; make two steps of it.",
        ),
        (
            "{lookup: find, whit: {id: a.b}}",
            "'whit' is not known in a step of kind 'lookup'; did you mean 'with'?",
        ),
        (
            "{lookup: find, on_failure: []}",
            "'on_failure' is not known in a step of kind 'lookup'; use one of: as, lookup, with.",
        ),
        ("when: a.b", "'then' is missing behind this 'when'; add the steps to go."),
        ("{when: a.b, then: {reply: x}}", "'then' must be a list; begin each entry with '- '."),
        (
            "limit: {name: n, count: 3, hours: 24, per: a.b}",
            "'on_exceeded' is missing; add a reply that says when to try again.",
        ),
        (
            "{limit: {name: n, count: 2.5, hours: 24, per: a.b}, on_exceeded: [{reply: x}]}",
            "'count' must be a whole number; write 2.",
        ),
        (
            "{limit: resets, on_exceeded: [{reply: x}]}",
            "'limit' must hold `key: value` entries.",
        ),
        ("answer: []", "'answer' names no category of articles; add at least one."),
        ("{hand_off: {}}", "'reason' is missing in 'hand_off'; add a text."),
        ("{hand_off: []}", "'hand_off' must hold `key: value` entries."),
        (
            "hand_off: {reason: stop, priority: medium}",
            "'medium' is not a value of 'priority'; use one of: high, low, normal, urgent.",
        ),
        (
            "hand_off: {reason: stop, silent: true}",
            "'silent' is not known in 'hand_off'; use one of: because, priority, queue, quiet, "
            "reason, subject.",
        ),
    ],
)
def test_that_a_wrong_step_is_noted_at_its_line(text: str, sentence: str) -> None:
    _, problems = read(text)
    assert problems == [(2, sentence)]
