"""Declare a plain typed function as something that a playbook may call.

Positional parameters are what the playbook gives. Keyword-only parameters are sockets, filled by
their annotation; `key: str` is the idempotency key of the action. The docstring is what a model
reads. A declaration that cannot be kept fails when its module is imported.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, ParamSpec, Required, TypedDict, TypeVar, Unpack

from pydantic import JsonValue

from deskhand.connectors.signature import PRINCIPAL, Signature, read_signature
from deskhand.domain.tool import Effect, Limit, ToolCard
from deskhand.errors import ToolMisdeclared

P = ParamSpec("P")
T = TypeVar("T")
Json = dict[str, JsonValue]

RISKY_TIER = 2
HIGHEST_TIER = 3


@dataclass(frozen=True)
class Proof(Generic[P, T]):
    """A function that asks the world about the action of a key."""

    name: str
    function: Callable[P, Awaitable[T]]
    signature: Signature

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call it as the plain function it is."""
        return await self.function(*args, **kwargs)


Check = Proof[..., bool]
EffectFinder = Proof[..., Json | None]


@dataclass(frozen=True)
class Tool(Generic[P]):
    """A function with its declaration."""

    card: ToolCard
    function: Callable[P, Awaitable[Json]]
    signature: Signature
    read_back: Check | None = None
    find_effect: EffectFinder | None = None

    async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Json:
        """Call it as the plain function it is."""
        return await self.function(*args, **kwargs)


class LookupTerms(TypedDict, total=False):
    """What a lookup declares."""

    needs_identity: bool
    retries: int


class ActionTerms(TypedDict, total=False):
    """What an action declares."""

    effect: Required[Effect]
    tier: Required[int]
    read_back: Required[Check]
    find_effect: Required[EffectFinder]
    limit: Limit
    inverse: str
    needs_identity: bool
    retries: int


def check(function: Callable[P, Awaitable[bool]]) -> Proof[P, bool]:
    """Declare how to read an effect back: true if the action of this key had its effect."""
    return Proof(function.__name__, function, _proof_signature(function))


def effect_finder(function: Callable[P, Awaitable[Json | None]]) -> Proof[P, Json | None]:
    """Declare how to ask whether the action of this key happened: its result, or None."""
    return Proof(function.__name__, function, _proof_signature(function))


def lookup(
    **terms: Unpack[LookupTerms],
) -> Callable[[Callable[P, Awaitable[Json]]], Tool[P]]:
    """Declare a function that only reads."""

    def declare(function: Callable[P, Awaitable[Json]]) -> Tool[P]:
        signature = read_signature(function)
        card = ToolCard(
            name=function.__name__,
            is_action=False,
            about=signature.about,
            arguments=tuple(signature.arguments),
            connector=signature.connector,
            **terms,
        )
        _refuse(card, signature)
        return Tool(card, function, signature)

    return declare


def action(
    **terms: Unpack[ActionTerms],
) -> Callable[[Callable[P, Awaitable[Json]]], Tool[P]]:
    """Declare a function that changes the world, and how to prove that it did."""

    def declare(function: Callable[P, Awaitable[Json]]) -> Tool[P]:
        signature = read_signature(function)
        card = ToolCard(
            name=function.__name__,
            is_action=True,
            about=signature.about,
            arguments=tuple(signature.arguments),
            connector=signature.connector,
            effect=terms["effect"],
            tier=terms["tier"],
            needs_identity=terms.get("needs_identity", False),
            limit=terms.get("limit"),
            retries=terms.get("retries", 2),
            inverse=terms.get("inverse"),
            read_back=terms["read_back"].name,
        )
        _refuse(card, signature)
        return Tool(card, function, signature, terms["read_back"], terms["find_effect"])

    return declare


def _proof_signature(function: Callable[..., object]) -> Signature:
    signature = read_signature(function)
    if signature.arguments or not signature.takes_key or PRINCIPAL in signature.sockets:
        raise ToolMisdeclared(
            f"{signature.place} must take `key: str` and sockets after a `*`, and no argument or "
            "principal: it is asked about an action that was allowed before."
        )
    return signature


def _refuse(card: ToolCard, signature: Signature) -> None:
    """Raise for the first part of the declaration that contradicts another."""
    complaint = _complaint(card, signature)
    if complaint:
        raise ToolMisdeclared(f"{signature.place} {complaint}.")


def _complaint(card: ToolCard, signature: Signature) -> str | None:
    limited = card.limit.per.split(".")[0] if card.limit else None
    is_risky = card.effect in {Effect.irreversible, Effect.money}
    rules = (
        (
            signature.takes_key != card.is_action,
            "must take `key: str` after a `*` if, and only if, it acts",
        ),
        (
            card.needs_identity and PRINCIPAL not in signature.sockets,
            "needs an identity but takes no `principal: Principal`, so it cannot tell whose "
            "records it touches",
        ),
        (card.retries < 0, "cannot be tried again fewer than 0 times"),
        (card.is_action and not 1 <= card.tier <= HIGHEST_TIER, "must be of tier 1, 2 or 3"),
        (is_risky and card.tier < RISKY_TIER, f"is {card.effect}, so its tier is 2 or 3"),
        (
            limited is not None and limited not in card.arguments,
            f"is limited per `{limited}`, which is none of its arguments",
        ),
    )
    return next((words for is_broken, words in rules if is_broken), None)
