"""What is read from a function, and which functions cannot be tools."""

from collections.abc import Callable
from typing import Annotated, Literal

import pytest
from pydantic import Field

from deskhand.connectors.argument import EmailAddress
from deskhand.connectors.signature import Socket, read_signature
from deskhand.connectors.tool import Json
from deskhand.domain.customer import Principal
from deskhand.errors import ToolMisdeclared, ToolRefused
from deskhand.ports import Clock, Mailbox, Rows


async def whole(
    email: EmailAddress,
    count: int | None = None,
    kind: Literal["a", "b"] = "a",
    *,
    key: str,
    rows: Rows,
    principal: Principal,
    mailbox: Mailbox | None = None,
) -> Json:
    """Take one of each.

    Twice if need be.
    """
    return {"email": email, "key": key, "all": repr((count, kind, rows, principal, mailbox))}


def test_that_arguments_and_sockets_are_told_apart() -> None:
    signature = read_signature(whole)
    assert signature.about == "Take one of each.\n\nTwice if need be."
    assert signature.connector == "connectors"
    assert list(signature.arguments) == ["email", "count", "kind"]
    assert [a.is_required for a in signature.arguments.values()] == [True, False, False]
    assert signature.sockets == {
        "rows": Socket(Rows, is_optional=False),
        "principal": Socket(Principal, is_optional=False),
        "mailbox": Socket(Mailbox, is_optional=True),
    }
    assert signature.takes_key


def test_that_values_are_read_in_their_types() -> None:
    signature = read_signature(whole)
    assert signature.read("whole", {"email": "M@Example.com", "count": None}) == {
        "email": "m@example.com",
        "count": None,
    }
    with pytest.raises(ToolRefused, match="whole refuses its argument `kind`"):
        signature.read("whole", {"email": "m@example.com", "kind": "c"})


async def no_docstring(number: int) -> Json:
    return {"number": number}


async def no_type(number) -> Json:  # pyright: ignore[reportUnknownParameterType, reportMissingParameterType] - the point
    """Look."""
    return {"number": 1}


async def any_text(text: str) -> Json:
    """Look."""
    return {"text": text}


async def any_number(number: float) -> Json:
    """Look."""
    return {"number": number}


async def a_bounded_float(number: Annotated[float, Field(gt=0)]) -> Json:
    """Look."""
    return {"number": number}


async def text_or_nothing(text: str | None) -> Json:
    """Look."""
    return {"text": text}


async def a_whole_bag(things: dict[str, str]) -> Json:
    """Look."""
    return {"things": len(things)}


async def open_ended(*things: int) -> Json:
    """Look."""
    return {"things": len(things)}


async def open_sockets(**things: int) -> Json:
    """Look."""
    return {"things": len(things)}


async def generic_socket(*, names: list[str]) -> Json:
    """Look."""
    return {"names": len(names)}


async def two_kinds_of_socket(*, rows: Rows | Clock) -> Json:
    """Look."""
    return {"rows": repr(rows)}


async def hidden_principal(*, who: Principal) -> Json:
    """Look."""
    return {"who": who.email}


async def false_principal(*, principal: Rows) -> Json:
    """Look."""
    return {"who": repr(principal)}


async def numbered_key(*, key: int) -> Json:
    """Look."""
    return {"key": key}


def at_once(number: int) -> Json:
    """Look."""
    return {"number": number}


BAD: list[tuple[Callable[..., object], str]] = [
    (no_docstring, "needs a docstring"),
    (no_type, "gives no type to `number`"),
    (any_text, "takes a `text` that may be anything"),
    (any_number, "takes a `number` that may be anything"),
    (a_bounded_float, "takes a `number` that may be anything"),
    (text_or_nothing, "takes a `text` that may be anything"),
    (a_whole_bag, "takes a `things` that may be anything"),
    (open_ended, "name each parameter"),
    (open_sockets, "name each parameter"),
    (generic_socket, "annotate it with one type"),
    (two_kinds_of_socket, "annotate it with one type"),
    (hidden_principal, "`principal: Principal`"),
    (false_principal, "`principal: Principal`"),
    (numbered_key, "gets its `key` as text"),
    (at_once, "must be an `async def`"),
]


@pytest.mark.parametrize(("function", "says"), BAD)
def test_that_what_cannot_be_a_tool_is_refused(function: Callable[..., object], says: str) -> None:
    with pytest.raises(ToolMisdeclared) as refused:
        read_signature(function)
    assert says in str(refused.value)
    assert function.__name__ in str(refused.value)
