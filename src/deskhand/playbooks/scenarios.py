"""Conversations with expected outcomes, which stand beside the playbook they prove."""

from pathlib import Path
from typing import Literal

from deskhand.domain.problem import Problem
from deskhand.domain.value import Value
from deskhand.playbooks.source.fields import Fields
from deskhand.playbooks.source.files import read_text
from deskhand.playbooks.source.nodes import Listing, Node, Table
from deskhand.playbooks.source.notes import Notes
from deskhand.playbooks.source.yaml_lines import read_yaml

OUTCOMES: tuple[Literal["replied", "asked", "handed_off", "dropped"], ...] = (
    "replied",
    "asked",
    "handed_off",
    "dropped",
)


class Expectation(Value):
    """What must come of one message."""

    outcome: Literal["replied", "asked", "handed_off", "dropped"]
    category: str | None = None
    """Category the message is filed under; `none` where it fits none."""
    reply_contains: tuple[str, ...] = ()
    action: str | None = None
    """An action that must be confirmed."""
    line: int = 0


class Say(Value):
    """One message of the customer and what must come of it."""

    say: str
    expect: Expectation


class ScenarioCustomer(Value):
    """Who writes."""

    email: str | None = None
    verified: bool = False
    """Signed in: the shop hands over a customer token."""


class Scenario(Value):
    """A conversation from its first message on."""

    name: str
    category: str
    customer: ScenarioCustomer = ScenarioCustomer()
    turns: tuple[Say, ...]
    line: int = 0


def read_scenarios(folder: Path, category: str) -> tuple[tuple[Scenario, ...], tuple[Problem, ...]]:
    """The scenarios of one category, and what is wrong with their file."""
    notes = Notes(f"scenarios/{category}.yaml")
    text = read_text(folder, notes.file, notes)
    table = read_yaml(text, notes) if text is not None else None
    if table is None:
        return (), tuple(notes.problems)
    fields = Fields(table, notes, of="a file of scenarios")
    nodes = fields.items("scenarios")
    found = tuple(_scenario(node, category, notes) for node in nodes if _is_table(node, notes))
    if not nodes:
        fields.wrong("scenarios", "There is no scenario here; add at least one under 'scenarios'.")
    fields.close()
    return found, tuple(notes.problems)


def _is_table(node: Node, notes: Notes) -> bool:
    if isinstance(node, Table):
        return True
    notes.add(node.line, "A scenario must have 'name' and 'turns'; write it as `- name: …`.")
    return False


def _scenario(node: Node, category: str, notes: Notes) -> Scenario:
    fields = _fields(node, notes, "a scenario")
    customer = fields.table("customer")
    scenario = Scenario(
        name=fields.text("name"),
        category=category,
        customer=_customer(customer) if customer else ScenarioCustomer(),
        turns=tuple(_say(turn, notes) for turn in fields.items("turns")),
        line=node.line,
    )
    if not scenario.turns:
        fields.wrong("turns", "A scenario needs at least one turn; add `- say: …` with 'expect'.")
    fields.close()
    return scenario


def _customer(fields: Fields) -> ScenarioCustomer:
    customer = ScenarioCustomer(
        email=fields.optional_text("email"), verified=fields.flag("verified")
    )
    if customer.verified and customer.email is None:
        fields.wrong("verified", "A verified customer needs an 'email'; add it.")
    fields.close()
    return customer


def _say(node: Node, notes: Notes) -> Say:
    fields = _fields(node, notes, "a turn")
    expected = fields.table("expect")
    if expected is None:
        fields.wrong("expect", "'expect' is missing in a turn; add {outcome: replied}.")
    said = Say(
        say=fields.text("say"),
        expect=_expectation(expected) if expected else Expectation(outcome="replied"),
    )
    fields.close()
    return said


def _expectation(fields: Fields) -> Expectation:
    expectation = Expectation(
        outcome=fields.choice("outcome", OUTCOMES, None) or "replied",
        category=fields.optional_text("category"),
        reply_contains=_words(fields, "reply_contains"),
        action=fields.optional_text("action"),
        line=fields.line,
    )
    if not fields.has("outcome"):
        fields.wrong("outcome", f"'outcome' is missing; use one of {', '.join(OUTCOMES)}.")
    fields.close()
    return expectation


def _words(fields: Fields, name: str) -> tuple[str, ...]:
    if isinstance(fields.node(name), Listing):
        return fields.texts(name)
    return (fields.text(name),) if fields.has(name) else ()


def _fields(node: Node, notes: Notes, of: str) -> Fields:
    table = node if isinstance(node, Table) else Table(fields={}, key_lines={}, line=node.line)
    return Fields(table, notes, of=of)
