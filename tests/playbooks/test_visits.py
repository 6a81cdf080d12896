"""Tests of what is known at each step of a tree."""

from deskhand.domain.playbook import (
    ActionStep,
    AnswerStep,
    HandOffStep,
    LimitStep,
    LookupStep,
    Playbook,
    ReplyStep,
    Step,
    WhenStep,
)
from deskhand.playbooks.visits import Known, ends, expressions, visits

LOOK = LookupStep(lookup="look", arguments={"a": "details.x"}, keep_as="seen")
ACT = ActionStep(action="act", keep_as="done", on_failure=(ReplyStep(reply="sorry"),))
SAY = ReplyStep(reply="say")
HAND_OFF = HandOffStep(reason="stop")


def known_at_the_end(*steps: Step) -> Known:
    tree = Playbook(category="c", specialist="s", about="", examples={}, steps=(*steps, SAY))
    return visits(tree)[-1].known


def test_that_paths_are_those_of_the_file() -> None:
    tree = Playbook(
        category="c",
        specialist="s",
        about="",
        examples={},
        steps=(
            WhenStep(when="true", then=(SAY,), otherwise=(ACT,)),
            LimitStep(limit="l", per="'x'", count=1, hours=1, on_exceeded=(SAY,)),
            AnswerStep(answer=("a",), on_unsure=(SAY,)),
        ),
    )
    assert [visit.path for visit in visits(tree)] == [
        "steps.0",
        "steps.0.then.0",
        "steps.0.else.0",
        "steps.0.else.0.on_failure.0",
        "steps.1",
        "steps.1.on_exceeded.0",
        "steps.2",
        "steps.2.on_unsure.0",
    ]


def test_that_calls_are_known_behind_them() -> None:
    assert known_at_the_end(LOOK, ACT) == Known(
        kept=frozenset({"seen", "done"}), called=frozenset({"look", "act"})
    )


def test_that_either_way_of_a_fork_may_have_been_taken() -> None:
    fork = WhenStep(when="true", then=(LOOK,), otherwise=(ACT,))
    assert known_at_the_end(fork).called == {"look", "act"}


def test_that_a_way_that_hands_off_brings_nothing() -> None:
    fork = WhenStep(when="true", then=(LOOK, HAND_OFF), otherwise=())
    assert known_at_the_end(fork) == Known()


def test_that_a_failed_action_was_not_called() -> None:
    tree = Playbook(category="c", specialist="s", about="", examples={}, steps=(ACT,))
    assert visits(tree)[1].known == Known()


def test_that_a_limit_and_an_answer_that_fail_end_the_tree() -> None:
    limit = LimitStep(limit="l", per="'x'", count=1, hours=1, on_exceeded=(LOOK,))
    answer = AnswerStep(answer=("a",), on_unsure=(ACT,))
    assert known_at_the_end(limit, answer) == Known()


def test_that_a_fork_ends_only_if_both_ways_do() -> None:
    assert ends((WhenStep(when="true", then=(HAND_OFF,), otherwise=(SAY, HAND_OFF)),))
    assert not ends((WhenStep(when="true", then=(HAND_OFF,), otherwise=()),))
    assert not ends((SAY, LOOK))


def test_that_all_expressions_of_a_step_are_found() -> None:
    tree = Playbook(
        category="c",
        specialist="s",
        about="",
        examples={},
        steps=(
            LOOK,
            WhenStep(when="a.b", then=()),
            LimitStep(limit="l", per="c.d", count=1, hours=1, on_exceeded=()),
            SAY,
        ),
    )
    assert [found for visit in visits(tree) for found in expressions(visit)] == [
        ("steps.0.with.a", "details.x"),
        ("steps.1.when", "a.b"),
        ("steps.2.limit.per", "c.d"),
    ]
