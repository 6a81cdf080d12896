"""A tree can be walked whole, and says of itself whether it keeps a handoff quiet."""

from typing import cast

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
    all_steps,
)
from deskhand.testing import samples

QUIET = HandOffStep(reason="not_found", quiet=True)
LOUD = HandOffStep(reason="not_found")


def test_that_all_steps_come_from_top_to_bottom_with_all_within_them() -> None:
    replies = [ReplyStep(reply=name) for name in "abcdef"]
    a, b, c, d, e, f = replies
    when = WhenStep(when="true", then=(a,), otherwise=(b,))
    limit = LimitStep(limit="x", per="y", count=1, hours=1, on_exceeded=(c,))
    action = ActionStep(action="x", keep_as="y", on_failure=(limit,))
    answer = AnswerStep(answer=("x",), on_unsure=(d, WhenStep(when="true", then=(e,))))
    lookup, ask = LookupStep(lookup="x", keep_as="y"), AskStep(ask="z")
    tree: tuple[Step, ...] = (when, lookup, action, ask, answer, f)
    named = [step for step in all_steps(tree) if isinstance(step, ReplyStep)]
    assert named == replies
    assert [type(step) for step in all_steps(tree)] == [
        WhenStep, ReplyStep, ReplyStep, LookupStep, ActionStep, LimitStep, ReplyStep, AskStep,
        AnswerStep, ReplyStep, WhenStep, ReplyStep, ReplyStep,
    ]  # fmt: skip


def test_that_a_quiet_handoff_deep_in_the_tree_is_noticed() -> None:
    deep = WhenStep(when="true", then=(), otherwise=(LOUD, QUIET))
    assert samples.playbook(steps=(LOUD, deep)).keeps_quiet
    assert not samples.playbook(steps=(LOUD,)).keeps_quiet
    assert not samples.playbook().keeps_quiet


def test_that_a_step_that_nobody_knows_is_a_bug() -> None:
    """A new kind must say which steps lie within it."""
    with pytest.raises(AssertionError, match="dance"):
        list(all_steps((cast("Step", "dance"),)))
