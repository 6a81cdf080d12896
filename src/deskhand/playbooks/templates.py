"""Fills templates, which are words and choices between words: no loop, no call, no file."""

from collections.abc import Mapping
from functools import lru_cache, partial
from typing import NamedTuple, cast

from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment
from pydantic import JsonValue

from deskhand.errors import ReplyUnwritable
from deskhand.playbooks.days import say_day

LONGEST_TEMPLATE = 4_000
LONGEST_TEXT = 6_000
FILTERS = frozenset({"capitalize", "day", "default", "join", "length", "lower", "trim", "upper"})
_REFUSED: Mapping[type[nodes.Node], str] = {
    nodes.For: "a loop",
    nodes.Call: "a call",
    nodes.CallBlock: "a call",
    nodes.FilterBlock: "a filter block",
    nodes.Macro: "a macro",
    nodes.Block: "a block",
    nodes.Extends: "another template",
    nodes.Include: "another template",
    nodes.Import: "another template",
    nodes.FromImport: "another template",
    nodes.Mul: "a multiplication",
    nodes.Pow: "a power",
    nodes.Mod: "a remainder",
}


class Use(NamedTuple):
    """A name in a template, and the field taken of it."""

    name: str
    field: str | None
    line: int
    """Line within the template; the first is 1."""


class Fault(NamedTuple):
    """What keeps a template from being used."""

    line: int
    what: str


def fault(template: str) -> Fault | None:
    """What is wrong with it; None when it can be filled."""
    if len(template) > LONGEST_TEMPLATE:
        return Fault(1, f"it has {len(template)} characters, and at most {LONGEST_TEMPLATE} fit")
    try:
        tree = _environment("en").parse(template)
        refused = _refused(tree)
        if refused is None:
            _compiled(template, "en")
    except TemplateError as broken:
        return Fault(int(getattr(broken, "lineno", 1) or 1), (broken.message or "").rstrip("."))
    return refused


def uses(template: str) -> tuple[Use, ...]:
    """The names it takes from the facts, in order of their lines."""
    tree = _environment("en").parse(template)
    free = meta.find_undeclared_variables(tree)
    found = {
        Use(node.node.name, node.attr, node.lineno)
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name)
    }
    found |= {Use(node.name, None, node.lineno) for node in tree.find_all(nodes.Name)}
    return tuple(sorted((u for u in found if u.name in free), key=lambda u: (u.line, str(u))))


def fill(template: str, facts: Mapping[str, JsonValue], language: str) -> str:
    """The text with these facts; raises ReplyUnwritable."""
    try:
        text = _compiled(template, language).render(dict(facts)).strip()
    except (TemplateError, TypeError, ValueError, ArithmeticError) as broken:
        raise ReplyUnwritable(f"A template cannot be filled: {_why(broken)}.") from broken
    if not text:
        raise ReplyUnwritable("A template comes out empty; give every branch of it some words.")
    if len(text) > LONGEST_TEXT:
        raise ReplyUnwritable(f"A template comes out longer than {LONGEST_TEXT:,} characters.")
    return text


def _why(broken: Exception) -> str:
    if isinstance(broken, UndefinedError):
        return (broken.message or "something it names is not known").rstrip(".")
    return "its values do not fit together"


def _refused(tree: nodes.Template) -> Fault | None:
    for node in tree.find_all(tuple(_REFUSED)):
        what = _REFUSED[type(node)]
        return Fault(node.lineno, f"{what} is not allowed; use {{{{ name }}}} and {{% if %}} only")
    for node in tree.find_all(nodes.Filter):
        if node.name not in FILTERS:
            allowed = ", ".join(sorted(FILTERS))
            return Fault(node.lineno, f"'{node.name}' is not one of the filters {allowed}")
    return None


class _Sandbox(SandboxedEnvironment):
    """Knows tables and their entries, and nothing else of a value."""

    def getattr(self, obj: object, attribute: str) -> object:
        """The entry of a table, never a method: `order.items` are the order's items."""
        return self.getitem(obj, attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """The entry of a table."""
        table = cast("dict[object, object]", obj) if isinstance(obj, dict) else {}
        if argument in table:
            return table[argument]
        return self.undefined(obj=obj, name=str(argument))


def _said(value: object) -> object:
    if value is None:
        raise UndefinedError("something it names is empty")
    return value


@lru_cache(maxsize=64)
def _environment(language: str) -> _Sandbox:
    environment = _Sandbox(
        autoescape=False,  # plain text; whoever shows it in HTML escapes it
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_said,
    )
    environment.globals.clear()
    environment.filters["day"] = partial(_day, language=language)
    return environment


def _day(value: object, *, language: str) -> str:
    return say_day(str(value), language)


@lru_cache(maxsize=4096)
def _compiled(template: str, language: str) -> Template:
    return _environment(language).from_string(template)
