"""Tests of the walk through a tree."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from deskhand.domain.playbook import (
    ActionStep,
    AnswerStep,
    AskStep,
    HandOffStep,
    LimitStep,
    LookupStep,
    Playbook,
    ReplyStep,
    Step,
    WhenStep,
)
from deskhand.playbooks.interpreter import next_move
from deskhand.playbooks.moves import (
    CheckLimit,
    DoAction,
    DoAnswer,
    DoLookup,
    Finished,
    HandOver,
    Move,
    NeedDetail,
    StepDone,
)

FACTS: dict[str, JsonValue] = {
    "details": {"email": " Ann@Example.com ", "empty": "", "none": None},
    "customer": {"verified": False},
}
FIND = LookupStep(lookup="find", arguments={"email": "details.email"}, keep_as="account", line=3)
SEND = ActionStep(action="send", arguments={"to": "account.email"}, keep_as="sent", line=4)
HAND_OFF = HandOffStep(reason="stop", line=9)
YES = StepDone(ok=True)
NO = StepDone(ok=False)


def playbook(*steps: Step) -> Playbook:
    return Playbook(category="c", specialist="s", about="", examples={}, steps=steps)


def move(*steps: Step, done: Mapping[str, StepDone] | None = None) -> Move:
    return next_move(playbook(*steps), done or {}, FACTS)


def test_that_a_tree_without_steps_is_finished() -> None:
    assert move() == Finished()


def test_that_a_lookup_is_done_first_with_its_arguments() -> None:
    assert move(FIND, SEND) == DoLookup(
        path="steps.0", step=FIND, arguments={"email": " Ann@Example.com "}
    )


def test_that_what_a_lookup_kept_is_known_to_later_steps() -> None:
    done = {"steps.0": StepDone(ok=True, value={"email": "a@b.example"})}
    assert move(FIND, SEND, done=done) == DoAction(
        path="steps.1", step=SEND, arguments={"to": "a@b.example"}
    )


def test_that_what_an_action_kept_is_known_to_later_steps() -> None:
    again = LookupStep(lookup="check", arguments={"id": "sent.id"}, keep_as="checked")
    done = {
        "steps.0": StepDone(ok=True, value={"email": "a@b.example"}),
        "steps.1": StepDone(ok=True, value={"id": 7}),
    }
    assert move(FIND, SEND, again, done=done) == DoLookup(
        path="steps.2", step=again, arguments={"id": 7}
    )


def test_that_a_lookup_without_an_answer_hands_over() -> None:
    found = move(ReplyStep(reply="hello"), FIND, SEND, done={"steps.1": NO})
    assert found == HandOver(
        step=HandOffStep(reason="tool_failed", because="find did not answer.", line=3),
        replies=("hello",),
    )


def test_that_a_failed_action_goes_its_own_way_and_then_on() -> None:
    other = ActionStep(action="text", keep_as="sent")
    first = ActionStep(action="send", keep_as="sent", on_failure=(other,))
    steps = (first, ReplyStep(reply="sent"))
    assert move(*steps, done={"steps.0": NO}) == DoAction(
        path="steps.0.on_failure.0", step=other, arguments={}
    )
    done = {"steps.0": NO, "steps.0.on_failure.0": YES}
    assert move(*steps, done=done) == Finished(replies=("sent",))


def test_that_a_failed_action_without_another_way_hands_over() -> None:
    found = move(ActionStep(action="send", keep_as="sent", line=4), done={"steps.0": NO})
    assert found == HandOver(
        step=HandOffStep(reason="action_failed", because="send did not succeed.", line=4)
    )


def test_that_a_failed_action_keeps_nothing() -> None:
    first = ActionStep(action="send", keep_as="sent", on_failure=(ReplyStep(reply="sorry"),))
    uses = WhenStep(when="has(sent.id)", then=())
    found = move(first, uses, done={"steps.0": StepDone(ok=False, value={"id": 1})})
    assert isinstance(found, HandOver)


@pytest.mark.parametrize(
    ("condition", "replies"),
    [
        ("customer.verified", ("no", "end")),
        ("!customer.verified", ("yes", "end")),
        ("has(details.phone)", ("no", "end")),
        ("has(details.empty)", ("no", "end")),  # an empty detail is none
    ],
)
def test_that_a_fork_goes_one_way_and_then_on(condition: str, replies: tuple[str, ...]) -> None:
    fork = WhenStep(
        when=condition, then=(ReplyStep(reply="yes"),), otherwise=(ReplyStep(reply="no"),)
    )
    assert move(fork, ReplyStep(reply="end")) == Finished(replies=replies)


def test_that_paths_are_those_of_the_file() -> None:
    inner = WhenStep(when="true", then=(), otherwise=())
    fork = WhenStep(when="false", then=(), otherwise=(inner, FIND))
    found = move(AskStep(ask="email"), fork)
    assert isinstance(found, DoLookup)
    assert found.path == "steps.1.else.1"


@pytest.mark.parametrize("detail", ["phone", "empty", "none"])
def test_that_an_unknown_detail_is_asked_for(detail: str) -> None:
    found = move(ReplyStep(reply="hello"), AskStep(ask=detail), FIND)
    assert found == NeedDetail(name=detail, replies=("hello",))


def test_that_a_known_detail_is_not_asked_for_again() -> None:
    assert move(AskStep(ask="email")) == Finished()


@pytest.mark.parametrize(
    "step",
    [
        LookupStep(lookup="find", arguments={"p": "details.phone"}, keep_as="x"),
        ActionStep(action="send", arguments={"p": "details.phone + '!'"}, keep_as="x"),
        LimitStep(limit="l", per="details.phone", count=1, hours=1, on_exceeded=()),
        WhenStep(when="details.phone == '1'", then=()),
    ],
)
def test_that_a_detail_a_step_needs_is_asked_for(step: Step) -> None:
    assert move(step) == NeedDetail(name="phone")


def test_that_nothing_known_at_all_means_asking() -> None:
    assert next_move(playbook(AskStep(ask="email")), {}, {}) == NeedDetail(name="email")


LIMIT = LimitStep(
    limit="resets",
    per="details.email",
    count=3,
    hours=24,
    on_exceeded=(ReplyStep(reply="too_many"),),
)


def test_that_a_limit_counts_the_folded_value() -> None:
    assert move(LIMIT) == CheckLimit(path="steps.0", step=LIMIT, subject="ann@example.com")


def test_that_within_a_limit_the_tree_goes_on() -> None:
    assert move(LIMIT, ReplyStep(reply="on"), done={"steps.0": YES}) == Finished(replies=("on",))


def test_that_beyond_a_limit_the_tree_ends() -> None:
    found = move(LIMIT, ReplyStep(reply="on"), FIND, done={"steps.0": NO})
    assert found == Finished(replies=("too_many",))


def test_that_beyond_a_limit_a_person_may_take_over() -> None:
    step = LIMIT.model_copy(update={"on_exceeded": (HAND_OFF,)})
    assert move(step, done={"steps.0": NO}) == HandOver(step=HAND_OFF)


ANSWER = AnswerStep(answer=("lamps",), line=5)


def test_that_a_question_is_looked_up() -> None:
    assert move(ANSWER) == DoAnswer(path="steps.0", step=ANSWER)


def test_that_behind_an_answer_the_tree_goes_on() -> None:
    assert move(ANSWER, ReplyStep(reply="on"), done={"steps.0": YES}) == Finished(replies=("on",))


def test_that_without_an_answer_its_own_way_is_gone() -> None:
    step = ANSWER.model_copy(update={"on_unsure": (ReplyStep(reply="unsure"), HAND_OFF)})
    assert move(step, done={"steps.0": NO}) == HandOver(step=HAND_OFF, replies=("unsure",))


@pytest.mark.parametrize("on_unsure", [(), (ReplyStep(reply="unsure"),)])
def test_that_being_unsure_always_ends_at_a_person(on_unsure: tuple[Step, ...]) -> None:
    step = ANSWER.model_copy(update={"on_unsure": on_unsure})
    found = move(step, ReplyStep(reply="on"), done={"steps.0": NO})
    assert found == HandOver(
        step=HandOffStep(
            reason="no_supported_answer", because="No article answers the question.", line=5
        ),
        replies=("unsure",) if on_unsure else (),
    )


def test_that_a_handoff_ends_the_tree() -> None:
    assert move(ReplyStep(reply="bye"), HAND_OFF, FIND) == HandOver(step=HAND_OFF, replies=("bye",))


def test_that_a_condition_that_cannot_be_decided_hands_over() -> None:
    found = move(ReplyStep(reply="hello"), WhenStep(when="nobody.here", then=(), line=12))
    assert isinstance(found, HandOver)
    assert (found.step.reason, found.step.line) == ("playbook_stuck", 12)
    assert "`nobody.here` cannot be decided" in found.step.because
    assert found.replies == ("hello",)


def test_that_the_facts_given_are_left_as_they_are() -> None:
    facts: dict[str, JsonValue] = {"details": {"email": "a@b.example", "note": ""}}
    next_move(playbook(FIND), {"steps.0": StepDone(ok=True, value=1)}, facts)
    assert facts == {"details": {"email": "a@b.example", "note": ""}}


CONDITIONS = st.sampled_from(["true", "false", "has(details.x)", "kept.ok", "details.y == '1'"])
LEAVES = st.one_of(
    st.builds(LookupStep, lookup=st.just("l"), arguments=st.just({}), keep_as=st.just("kept")),
    st.builds(ReplyStep, reply=st.sampled_from(["a", "b"])),
    st.builds(AskStep, ask=st.sampled_from(["x", "y"])),
    st.builds(HandOffStep, reason=st.just("r")),
)


def branching(inner: st.SearchStrategy[Step]) -> st.SearchStrategy[Step]:
    steps = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(WhenStep, when=CONDITIONS, then=steps, otherwise=steps),
        st.builds(
            ActionStep,
            action=st.just("a"),
            arguments=st.just({}),
            keep_as=st.just("kept"),
            on_failure=steps,
        ),
        st.builds(
            LimitStep,
            limit=st.just("n"),
            per=st.sampled_from(["details.x", "'all'"]),
            count=st.just(1),
            hours=st.just(1.0),
            on_exceeded=steps,
        ),
        st.builds(AnswerStep, answer=st.just(("lamps",)), on_unsure=steps),
    )


TREES = st.lists(st.recursive(LEAVES, branching, max_leaves=12), max_size=5).map(tuple)


@settings(max_examples=150, deadline=None)
@given(
    steps=TREES, luck=st.lists(st.booleans(), min_size=1, max_size=8), given_details=st.booleans()
)
def test_that_every_tree_ends_and_no_step_is_done_twice(
    steps: tuple[Step, ...],
    luck: list[bool],
    given_details: bool,  # noqa: FBT001 - drawn by name
) -> None:
    facts: dict[str, JsonValue] = {"details": {"x": "1", "y": "2"} if given_details else {}}
    tree = playbook(*steps)
    done: dict[str, StepDone] = {}
    for count in range(1_000):
        found = next_move(tree, done, facts)
        if isinstance(found, Finished | HandOver | NeedDetail):
            return
        assert found.path not in done
        done[found.path] = StepDone(ok=luck[count % len(luck)], value={"ok": True})
    pytest.fail("the tree does not end")
