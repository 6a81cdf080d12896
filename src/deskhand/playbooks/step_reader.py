"""Turns the nodes of a decision tree into steps."""

from collections.abc import Callable, Mapping
from typing import Literal

from deskhand.domain.playbook import (
    ActionStep,
    AnswerStep,
    AskStep,
    Expression,
    HandOffStep,
    LimitStep,
    LookupStep,
    ReplyStep,
    Step,
    WhenStep,
)
from deskhand.playbooks.source.fields import Fields
from deskhand.playbooks.source.nodes import Node, Scalar, Table
from deskhand.playbooks.source.notes import Notes, did_you_mean

PRIORITIES: tuple[Literal["low", "normal", "high", "urgent"], ...] = (
    "low",
    "normal",
    "high",
    "urgent",
)


def read_steps(fields: Fields, name: str, notes: Notes) -> tuple[Step, ...]:
    """The steps under this field; a step that cannot be read is noted and left out."""
    found = (_read_step(node, notes) for node in fields.items(name))
    return tuple(step for step in found if step is not None)


def _read_step(node: Node, notes: Notes) -> Step | None:
    if not isinstance(node, Table):
        notes.add(node.line, f"A step must be written as `kind: …`; {_kinds()}")
        return None
    kinds = [kind for kind in _READERS if kind in node.fields]
    if len(kinds) != 1:
        notes.add(node.line, _unclear(kinds, node))
        return None
    fields = Fields(node, notes, of=f"a step of kind '{kinds[0]}'")
    step = _READERS[kinds[0]](fields, notes)
    fields.close()
    return step


def _unclear(kinds: list[str], node: Table) -> str:
    if kinds:
        return f"This step is both '{kinds[0]}' and '{kinds[1]}'; make two steps of it."
    wrong = next(iter(node.fields), "")
    return f"'{wrong}' is no kind of step; {did_you_mean(wrong, _READERS)}"


def _kinds() -> str:
    return f"the kinds are {', '.join(_READERS)}."


def _lookup(fields: Fields, _: Notes) -> Step:
    tool = fields.text("lookup")
    return LookupStep(
        lookup=tool,
        arguments=_arguments(fields),
        keep_as=fields.text("as", tool),
        line=fields.line,
    )


def _action(fields: Fields, notes: Notes) -> Step:
    tool = fields.text("action")
    return ActionStep(
        action=tool,
        arguments=_arguments(fields),
        keep_as=fields.text("as", tool),
        on_failure=read_steps(fields, "on_failure", notes),
        line=fields.line,
    )


def _when(fields: Fields, notes: Notes) -> Step:
    if not fields.has("then"):
        fields.wrong("when", "'then' is missing behind this 'when'; add the steps to go.")
    return WhenStep(
        when=fields.text("when"),
        then=read_steps(fields, "then", notes),
        otherwise=read_steps(fields, "else", notes),
        line=fields.line,
    )


def _ask(fields: Fields, _: Notes) -> Step:
    return AskStep(ask=fields.text("ask"), line=fields.line)


def _limit(fields: Fields, notes: Notes) -> Step:
    rule = fields.table("limit")
    step = LimitStep(
        limit=rule.text("name") if rule else "",
        per=rule.text("per") if rule else "",
        count=rule.whole("count") if rule else 0,
        hours=rule.number("hours") if rule else 0,
        on_exceeded=read_steps(fields, "on_exceeded", notes),
        line=fields.line,
    )
    if not step.on_exceeded:
        fields.wrong("limit", "'on_exceeded' is missing; add a reply that says when to try again.")
    if rule:
        rule.close()
    return step


def _answer(fields: Fields, notes: Notes) -> Step:
    step = AnswerStep(
        answer=fields.texts("answer"),
        on_unsure=read_steps(fields, "on_unsure", notes),
        line=fields.line,
    )
    if not step.answer:
        fields.wrong("answer", "'answer' names no category of articles; add at least one.")
    return step


def _reply(fields: Fields, _: Notes) -> Step:
    return ReplyStep(reply=fields.text("reply"), line=fields.line)


def _hand_off(fields: Fields, _: Notes) -> Step:
    if isinstance(fields.node("hand_off"), Scalar):
        return HandOffStep(reason=fields.text("hand_off"), line=fields.line)
    inner = fields.table("hand_off")
    if inner is None:
        return HandOffStep(reason="", line=fields.line)
    step = HandOffStep(
        reason=inner.text("reason"),
        priority=inner.choice("priority", PRIORITIES, None),
        queue=inner.optional_text("queue"),
        subject=inner.optional_text("subject"),
        because=inner.text("because", ""),
        quiet=inner.flag("quiet"),
        line=fields.line,
    )
    inner.close()
    return step


def _arguments(fields: Fields) -> dict[str, Expression]:
    inner = fields.table("with")
    return {name: inner.text(name) for name in inner.names()} if inner else {}


_READERS: Mapping[str, Callable[[Fields, Notes], Step]] = {
    "lookup": _lookup,
    "action": _action,
    "when": _when,
    "ask": _ask,
    "limit": _limit,
    "answer": _answer,
    "reply": _reply,
    "hand_off": _hand_off,
}
