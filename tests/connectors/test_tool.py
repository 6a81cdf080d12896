"""What a declaration turns into, and which declarations fail at import."""

from collections.abc import Awaitable, Callable
from typing import Literal

import pytest

from deskhand.connectors.argument import EmailAddress
from deskhand.connectors.tool import ActionTerms, Json, action, check, effect_finder, lookup
from deskhand.domain.customer import Principal
from deskhand.domain.tool import Effect, Limit, ToolCard
from deskhand.errors import ToolMisdeclared
from deskhand.ports import Rows


@check
async def arrived(*, key: str) -> bool:
    """Tell whether it arrived."""
    return key == "arrived"


@effect_finder
async def found(*, key: str) -> Json | None:
    """Tell what was sent."""
    return {"key": key}


TERMS: ActionTerms = {
    "effect": Effect.reversible,
    "tier": 1,
    "read_back": arrived,
    "find_effect": found,
}


async def send(email: EmailAddress, kind: Literal["a", "b"] = "a", *, key: str, rows: Rows) -> Json:
    """Send it.

    Not twice.
    """
    return {"email": email, "kind": kind, "key": key, "rows": repr(rows)}


def test_that_an_action_says_everything_on_its_card() -> None:
    limit = Limit(count=3, hours=24, per="email")
    terms: ActionTerms = {**TERMS, "limit": limit, "inverse": "take_back", "retries": 5}
    declared = action(**terms)(send)

    assert declared.card == ToolCard(
        name="send",
        is_action=True,
        about="Send it.\n\nNot twice.",
        arguments=("email", "kind"),
        connector="connectors",
        effect=Effect.reversible,
        tier=1,
        limit=limit,
        retries=5,
        inverse="take_back",
        read_back="arrived",
    )


def test_that_a_lookup_says_everything_on_its_card() -> None:
    @lookup(needs_identity=True, retries=0)
    async def orders(*, rows: Rows, principal: Principal) -> Json:
        """List them."""
        return {"rows": repr(rows), "email": principal.email}

    assert orders.card == ToolCard(
        name="orders",
        is_action=False,
        about="List them.",
        arguments=(),
        connector="connectors",
        needs_identity=True,
        retries=0,
    )


async def test_that_a_declared_function_can_still_be_called() -> None:
    @lookup()
    async def double(number: int) -> Json:
        """Double it."""
        return {"double": 2 * number}

    assert await double(21) == {"double": 42}
    assert await arrived(key="arrived")


async def lookup_with_key(*, key: str) -> Json:
    """Look."""
    return {"key": key}


def test_that_a_lookup_takes_no_key() -> None:
    with pytest.raises(ToolMisdeclared, match="if, and only if, it acts"):
        lookup()(lookup_with_key)


def test_that_a_lookup_needing_identity_must_take_the_principal() -> None:
    async def orders(*, rows: Rows) -> Json:
        """List everybody's orders."""
        return {"rows": repr(rows)}

    assert lookup()(orders).card.name == "orders"
    with pytest.raises(ToolMisdeclared, match="cannot tell whose records"):
        lookup(needs_identity=True)(orders)


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"tier": 0}, "tier 1, 2 or 3"),
        ({"tier": 4}, "tier 1, 2 or 3"),
        ({"effect": Effect.money}, "its tier is 2 or 3"),
        ({"effect": Effect.irreversible}, "its tier is 2 or 3"),
        ({"retries": -1}, "fewer than 0 times"),
        ({"limit": Limit(count=1, hours=1, per="account.email")}, "none of its arguments"),
        ({"needs_identity": True}, "cannot tell whose records"),
    ],
)
def test_that_terms_which_contradict_each_other_are_refused(terms: ActionTerms, says: str) -> None:
    declared: ActionTerms = {**TERMS, **terms}
    with pytest.raises(ToolMisdeclared, match=says):
        action(**declared)(send)


def test_that_an_action_must_take_a_key() -> None:
    async def keyless(email: EmailAddress) -> Json:
        """Send it."""
        return {"email": email}

    with pytest.raises(ToolMisdeclared, match="if, and only if, it acts"):
        action(**TERMS)(keyless)


async def check_with_argument(email: EmailAddress, *, key: str) -> bool:
    """Tell."""
    return email == key


async def check_without_key(*, rows: Rows) -> bool:
    """Tell."""
    return bool(rows)


async def check_with_principal(*, key: str, principal: Principal) -> bool:
    """Tell."""
    return principal.email == key


@pytest.mark.parametrize("function", [check_with_argument, check_without_key, check_with_principal])
def test_that_a_check_takes_a_key_and_sockets_only(
    function: Callable[..., Awaitable[bool]],
) -> None:
    with pytest.raises(ToolMisdeclared, match="must take `key: str` and sockets"):
        check(function)
