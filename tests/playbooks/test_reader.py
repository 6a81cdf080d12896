"""Tests of reading a playbook."""

import pytest

from deskhand.domain.playbook import DetailNeed, FollowUp, Playbook, ReplyText, Thresholds
from deskhand.playbooks.reader import read_playbook

SMALL = """\
category: lamp
specialist: product
about: A lamp.
examples: [one, two]
steps:
  - reply: hello
replies:
  hello: Hello.
"""


def test_that_what_is_not_written_has_its_usual_value() -> None:
    sourced = read_playbook(SMALL, "playbooks/lamp.yaml")
    assert sourced.problems == ()
    assert sourced.is_whole
    playbook = sourced.playbook
    assert playbook == Playbook(
        category="lamp",
        specialist="product",
        about="A lamp.",
        examples={"en": ("one", "two")},
        steps=playbook.steps,
        replies={"hello": ReplyText(text={"en": "Hello."})},
        file="playbooks/lamp.yaml",
    )


def test_that_everything_that_can_be_written_is_read() -> None:
    text = SMALL + (
        "identity: verified\nphase: assist\nerror_budget: 0.03\n"
        "thresholds: {auto: 0.95, reviewed: 0.8}\ntools: [find]\nknowledge: [lamps]\n"
        "details:\n  email: {type: email, ask: {en: Which?, de: Welche?}}\n"
        "verify: {check: seen}\nhuman_only: [refund]\nguidance: Be kind.\nqueue: vip\n"
        "follow_up:\n  - {after: 10m, ask: Fine?}\n  - {after: 3d, ask: Still?}\n"
    )
    text = text.replace("[one, two]", "{en: [one], de: [eins]}")
    text = text.replace("hello: Hello.", "hello: {text: {en: Hello.}, claims: [find]}")
    sourced = read_playbook(text, "f")
    assert sourced.problems == ()
    playbook = sourced.playbook
    assert playbook == Playbook(
        category="lamp",
        specialist="product",
        about="A lamp.",
        examples={"en": ("one",), "de": ("eins",)},
        identity="verified",
        phase="assist",
        error_budget=0.03,
        thresholds=Thresholds(auto=0.95, reviewed=0.8),
        tools=("find",),
        knowledge=("lamps",),
        details={"email": DetailNeed(type="email", ask={"en": "Which?", "de": "Welche?"})},
        steps=playbook.steps,
        verify="seen",
        follow_up=(
            FollowUp(after_minutes=10, ask="Fine?"),
            FollowUp(after_minutes=4320, ask="Still?"),
        ),
        human_only=("refund",),
        guidance="Be kind.",
        replies={"hello": ReplyText(text={"en": "Hello."}, claims=("find",))},
        queue="vip",
        file="f",
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("category: lamp\n", "", 1, "'category' is missing in a playbook; add a text."),
        (
            "category: lamp",
            "category: Lamp Shop",
            1,
            "'category' must be a name such as 'order_status'; rename it.",
        ),
        (
            "specialist: product",
            "specialst: product",
            2,
            "'specialst' is not known in a playbook; did you mean 'specialist'?",
        ),
        (
            "steps:\n  - reply: hello\n",
            "",
            1,
            "'steps' is missing in a playbook; add the decision tree.",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\nidentity: verifed",
            4,
            "'verifed' is not a value of 'identity'; did you mean 'verified'?",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\nphase: auto",
            4,
            "'auto' is not a value of 'phase'; use one of: assist, automate, observe.",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\nerror_budget: 3",
            4,
            "'error_budget' must lie between 0 and 1, such as 0.03 for 3 %.",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\nthresholds: {auto: 0.5, reviewed: 0.7}",
            4,
            "'reviewed' must not be above 'auto'; lower it.",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\nfollow_up:\n  - {after: soon, ask: Fine?}",
            5,
            "'soon' is not a time span; write it such as 10m, 4h or 3d.",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\nfollow_up:\n  - later",
            5,
            "A follow-up must have 'after' and 'ask'; write {after: 3d, ask: …}.",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\ndetails: {email: {type: email}}",
            4,
            "'ask' is missing in 'email'; add a text.",
        ),
        (
            "hello: Hello.",
            "hello: {de: Hallo.}",
            8,
            "'hello' has no English text; add one under 'en'.",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\nverify: {chek: seen}",
            4,
            "'check' is missing in 'verify'; add a text.",
        ),
        (
            "about: A lamp.",
            "about: A lamp.\nabout: A light.",
            4,
            "The key 'about' stands here again (first in line 3); keep one of the two.",
        ),
    ],
)
def test_that_a_wrong_shape_is_named_with_its_line(
    old: str, new: str, line: int, sentence: str
) -> None:
    sourced = read_playbook(SMALL.replace(old, new), "f")
    assert (line, sentence) in [(p.line, p.sentence) for p in sourced.problems]


def test_that_a_broken_file_has_one_problem_and_is_not_judged_further() -> None:
    sourced = read_playbook("category: [", "f")
    assert len(sourced.problems) == 1
    assert not sourced.is_whole


def test_that_an_unknown_key_alone_does_not_stop_the_judging() -> None:
    sourced = read_playbook(SMALL + "segments: {}\n", "f")
    assert [p.line for p in sourced.problems] == [9]
    assert sourced.is_whole


def test_that_a_problem_at_a_path_has_the_line_of_the_path() -> None:
    sourced = read_playbook(SMALL, "f")
    assert sourced.problem("replies.hello.en", "x").line == 8
