"""Read from a function's signature which values and which sockets it wants."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, cast, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, JsonValue, TypeAdapter, ValidationError
from pydantic.errors import PydanticSchemaGenerationError, PydanticUndefinedAnnotation

from deskhand.domain.customer import Principal
from deskhand.errors import ToolMisdeclared, ToolRefused

KEY = "key"
PRINCIPAL = "principal"


@dataclass(frozen=True)
class Socket:
    """A keyword-only parameter, filled by its type."""

    kind: type[object]
    is_optional: bool
    """It has a default, which is used where nothing of this type is plugged in."""


@dataclass(frozen=True)
class Argument:
    """A positional parameter, given by the playbook."""

    adapter: TypeAdapter[object]
    is_required: bool


@dataclass(frozen=True)
class Signature:
    """What a function wants."""

    place: str
    """Where it is, for the sentence of an error."""
    about: str
    connector: str
    arguments: Mapping[str, Argument]
    sockets: Mapping[str, Socket]
    """By parameter; `principal` is among them, the key is not."""
    takes_key: bool

    def read(self, name: str, given: Mapping[str, JsonValue]) -> dict[str, object]:
        """The arguments in their types; raises ToolRefused naming the first that does not fit."""
        for unknown in given.keys() - self.arguments.keys():
            raise ToolRefused(f"{name} takes no argument `{unknown}`: leave it out.")
        for needed, argument in self.arguments.items():
            if argument.is_required and needed not in given:
                raise ToolRefused(f"{name} lacks its argument `{needed}`: give it one.")
        return {part: self._read_one(name, part, value) for part, value in given.items()}

    def _read_one(self, name: str, part: str, value: JsonValue) -> object:
        try:
            return self.arguments[part].adapter.validate_python(value)
        except ValidationError as unfit:
            # The value itself is left out: it may be a secret or somebody's address.
            why = unfit.errors(include_input=False, include_url=False)[0]["msg"]
            raise ToolRefused(f"{name} refuses its argument `{part}`: {why}.") from None


def read_signature(function: Callable[..., object]) -> Signature:
    """Take the function apart; raises ToolMisdeclared for what cannot be a tool."""
    place = f"{function.__module__}.{function.__name__}"
    about = inspect.cleandoc(function.__doc__ or "")
    if not inspect.iscoroutinefunction(function):
        raise ToolMisdeclared(f"{place} must be an `async def`.")
    if not about:
        raise ToolMisdeclared(f"{place} needs a docstring: it is all that a model knows of it.")
    arguments: dict[str, Argument] = {}
    sockets: dict[str, Socket] = {}
    hints = get_type_hints(function, include_extras=True)
    parameters = inspect.signature(function).parameters
    for parameter in parameters.values():
        hint = _hint(place, parameter, hints)
        if parameter.kind is parameter.POSITIONAL_OR_KEYWORD:
            arguments[parameter.name] = _argument(place, parameter, hint)
        elif parameter.name != KEY:
            sockets[parameter.name] = _socket(place, parameter, hint)
    takes_key = KEY in parameters and KEY not in arguments
    return Signature(place, about, _connector(function), arguments, sockets, takes_key)


def _connector(function: Callable[..., object]) -> str:
    """The folder that a function lives in, or the module where there is none."""
    return function.__module__.split(".")[-2:][0]


def _hint(place: str, parameter: inspect.Parameter, hints: Mapping[str, object]) -> object:
    if parameter.kind not in {parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY}:
        raise ToolMisdeclared(
            f"{place} takes `{parameter}`: name each parameter, "
            "arguments before a `*` and sockets after it."
        )
    if parameter.name not in hints:
        raise ToolMisdeclared(f"{place} gives no type to `{parameter.name}`: annotate it.")
    hint = hints[parameter.name]
    if parameter.name == KEY and parameter.kind is parameter.KEYWORD_ONLY and hint is not str:
        raise ToolMisdeclared(f"{place} gets its `key` as text: annotate it with `str`.")
    return hint


def _argument(place: str, parameter: inspect.Parameter, hint: object) -> Argument:
    if not _is_bounded(hint):
        raise ToolMisdeclared(
            f"{place} takes a `{parameter.name}` that may be anything: use a choice, a whole "
            "number, or text of a stated form such as EmailAddress."
        )
    try:
        adapter = TypeAdapter(cast("type[object]", hint), config=ConfigDict(strict=True))
    except (PydanticSchemaGenerationError, PydanticUndefinedAnnotation) as unknown:
        raise ToolMisdeclared(
            f"{place} takes a `{parameter.name}` whose type is no value: {unknown.message}."
        ) from unknown
    return Argument(adapter, is_required=parameter.default is parameter.empty)


def _is_bounded(hint: object) -> bool:
    """Whether the type itself keeps out free text and inexact numbers."""
    origin = get_origin(hint)
    if origin is Annotated:
        return get_args(hint)[0] is str or _is_bounded(get_args(hint)[0])
    if _is_union(hint):
        return all(_is_bounded(member) for member in get_args(hint))
    return origin is Literal or any(hint is kind for kind in (bool, int, NoneType))


def _is_union(hint: object) -> bool:
    return get_origin(hint) in {Union, UnionType}


def _socket(place: str, parameter: inspect.Parameter, hint: object) -> Socket:
    members = get_args(hint) if _is_union(hint) else (hint,)
    kinds = [kind for kind in members if kind is not NoneType]
    is_optional = parameter.default is not parameter.empty
    if len(kinds) != 1 or not isinstance(kinds[0], type) or get_args(kinds[0]):
        raise ToolMisdeclared(
            f"{place} cannot be given its socket `{parameter.name}`: annotate it with one type."
        )
    if (kinds[0] is Principal) != (parameter.name == PRINCIPAL):
        raise ToolMisdeclared(
            f"{place} must call its principal `principal: Principal`, and nothing else so."
        )
    return Socket(kinds[0], is_optional)
