"""Decides the expressions of playbooks: CEL, with a short way for plain paths."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, cast

from pydantic import JsonValue

from deskhand.errors import ConditionRefused
from deskhand.playbooks import cel_core

LONGEST = 500
FUNCTIONS = frozenset(
    {"size", "contains", "startsWith", "endsWith", "matches", "int", "double", "string", "type"}
)
"""What expressions may call, beside operators and the macros has, all, exists, map and filter."""

_core = cel_core.load()
_PATH = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_LITERALS = frozenset({"true", "false", "null"})
_TEXT = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_MENTION = re.compile(rf"(?<![\w.]){_PATH.pattern}(?!\w)")
_HAS = re.compile(rf"(?<![\w.])has\(\s*({_PATH.pattern})\s*\)")
_BOUND = re.compile(r"\.(?:all|exists|exists_one|map|filter)\(\s*([A-Za-z_]\w*)\s*,")
_AT = re.compile(r"<input>:(\d+):(\d+): (?:Syntax error: )?(.*)")
_UNEXPECTED = re.compile(
    r"mismatched input |extraneous input |no viable alternative at input |"
    r"token recognition error at: "
)


class Mention(NamedTuple):
    """A path that an expression names."""

    path: str
    column: int
    """Position of its first letter; the first is 1."""


def fault(expression: str) -> str | None:
    """What keeps this expression from being read, with its position; None when it is fine."""
    if len(expression) > LONGEST:
        return f"it has {len(expression)} characters, and at most {LONGEST} are read"
    try:
        program = _compiled(expression)
    except ValueError as broken:
        return _explained(str(broken))
    unknown = [f for f in program.functions() if f.isidentifier() and f not in FUNCTIONS]
    if unknown:
        return f"'{unknown[0]}' is not one of the functions {', '.join(sorted(FUNCTIONS))}"
    return None


def names(expression: str) -> frozenset[str]:
    """The variables it reads, such as `details` and `account`."""
    if _is_path(expression):
        return frozenset({expression.partition(".")[0]})
    bound = frozenset(_BOUND.findall(_without_texts(expression)))
    return frozenset(_compiled(expression).variables()) - bound


def mentions(expression: str) -> tuple[Mention, ...]:
    """The paths it names, in order; words inside quotes are none."""
    bare = _without_texts(expression)
    return tuple(Mention(m[0], m.start() + 1) for m in _MENTION.finditer(bare))


def missing_details(expression: str, facts: Mapping[str, JsonValue]) -> tuple[str, ...]:
    """The details it needs, not merely asks about by `has`, that nobody gave."""
    known = facts.get("details")
    given = known if isinstance(known, dict) else {}
    needed = _HAS.sub(lambda found: " " * len(found[0]), _without_texts(expression))
    paths = (m[0].split(".") for m in _MENTION.finditer(needed))
    return tuple(
        dict.fromkeys(
            path[1]
            for path in paths
            if path[0] == "details" and len(path) > 1 and path[1] not in given
        )
    )


def value(expression: str, facts: Mapping[str, JsonValue]) -> JsonValue:
    """What it comes to with these facts; raises ConditionRefused."""
    if _is_path(expression):
        return _at_path(expression, facts)
    known = {name: facts[name] for name in names(expression) if name in facts}
    try:
        found = _compiled(expression).execute(known)
    except (RuntimeError, LookupError) as unknown:
        raise _refusal(expression, "something it names is not known here") from unknown
    except (TypeError, ValueError, ArithmeticError) as unfit:
        raise _refusal(expression, "its values do not fit together") from unfit
    if not _is_json(found):
        raise _refusal(expression, "it comes to no text, number, list or table")
    return cast("JsonValue", found)


def holds(expression: str, facts: Mapping[str, JsonValue]) -> bool:
    """Whether it is true; anything but true and false is refused."""
    found = value(expression, facts)
    if isinstance(found, bool):
        return found
    raise _refusal(expression, "it is neither true nor false")


@lru_cache(maxsize=4096)
def _compiled(expression: str) -> cel_core.Program:
    return _core.compile(expression)


@lru_cache(maxsize=4096)
def _is_path(expression: str) -> bool:
    return _PATH.fullmatch(expression) is not None and expression not in _LITERALS


def _at_path(path: str, facts: Mapping[str, JsonValue]) -> JsonValue:
    here: JsonValue = dict(facts)
    for name in path.split("."):
        if not isinstance(here, dict) or name not in here:
            raise _refusal(path, f"'{name}' is not known here")
        here = here[name]
    return here


def _is_json(found: object) -> bool:
    if isinstance(found, list):
        return all(_is_json(item) for item in cast("list[object]", found))
    if isinstance(found, dict):
        table = cast("dict[object, object]", found)
        return all(isinstance(key, str) and _is_json(item) for key, item in table.items())
    return found is None or isinstance(found, str | int | float)


def _refusal(expression: str, why: str) -> ConditionRefused:
    return ConditionRefused(
        f"The expression `{expression}` cannot be decided: {why}; correct it in the playbook."
    )


def _without_texts(expression: str) -> str:
    return _TEXT.sub(lambda found: " " * len(found[0]), expression)


def _explained(message: str) -> str:
    place = _AT.search(message)
    if place is None:
        return "it is not an expression"
    what = _UNEXPECTED.sub("unexpected ", place[3].split(" expecting ")[0])
    line = f" in line {place[1]}" if place[1] != "1" else ""
    return what.replace("'<EOF>'", "end") + f" at character {place[2]}{line}"
