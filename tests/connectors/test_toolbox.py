"""What the toolbox lets through to a tool, and what it makes of a tool's failures."""

import asyncio
from dataclasses import dataclass
from typing import Annotated, Literal

import pytest
from pydantic import Field, JsonValue

from deskhand.connectors.argument import EmailAddress
from deskhand.connectors.tool import Json, Tool, action, check, effect_finder, lookup
from deskhand.connectors.toolbox import ConnectedTools, Sockets
from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.tool import Effect
from deskhand.errors import (
    StoreUnavailable,
    ToolFailed,
    ToolMisdeclared,
    ToolRefused,
    ToolUnavailable,
    Undeliverable,
)
from deskhand.ports import Clock, Mailbox, ToolBox
from deskhand.testing import FixedClock

STRANGER = Principal()
CLAIMED = Principal(level=Assurance.claimed, email="mara@example.com")
MARA = Principal(level=Assurance.channel_verified, email="mara@example.com")


@dataclass(frozen=True, kw_only=True)
class Watch:
    """A socket that is put together from another."""

    clock: Clock


class Notes(list[str]):
    """A system that remembers keys."""


class Breaker:
    """Raises what a test wants."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error

    async def work(self) -> None:
        await asyncio.sleep(0 if self.error else 60)
        assert self.error
        raise self.error


@lookup()
async def describe(
    email: EmailAddress,
    kind: Literal["plain", "sms"] = "plain",
    count: Annotated[int, Field(ge=1, le=3)] = 1,
    is_loud: bool = False,  # noqa: FBT001, FBT002 - an argument of a playbook
    *,
    watch: Watch,
    mailbox: Mailbox | None = None,
) -> Json:
    """Give everything back."""
    return {
        "email": email,
        "kind": kind,
        "count": count,
        "is_loud": is_loud,
        "at": watch.clock.now().isoformat(),
        "mailbox": mailbox is not None,
    }


@lookup(needs_identity=True)
async def own_orders(*, principal: Principal) -> Json:
    """Tell whose orders are read."""
    return {"whose": principal.email}


@lookup()
async def greet(*, principal: Principal) -> Json:
    """Tell who asks."""
    return {"who": principal.email}


@lookup()
async def fragile(*, breaker: Breaker) -> Json:
    """Break."""
    await breaker.work()
    return {}


@check
async def is_noted(*, key: str, notes: Notes) -> bool:
    """Tell whether it was noted."""
    return key in notes


@effect_finder
async def noted(*, key: str, notes: Notes) -> Json | None:
    """Tell what was noted."""
    return {"key": key} if key in notes else None


@action(effect=Effect.reversible, tier=1, read_back=is_noted, find_effect=noted)
async def note(email: EmailAddress, *, key: str, notes: Notes) -> Json:
    """Note it."""
    notes.append(key)
    return {"email": email}


TOOLS: tuple[Tool[...], ...] = (describe, own_orders, greet, fragile, note)


@pytest.fixture
def notes() -> Notes:
    return Notes()


def connected(notes: Notes, breaker: Breaker | None = None) -> ConnectedTools:
    sockets: Sockets = {Clock: FixedClock(), Notes: notes, Breaker: breaker or Breaker()}
    return ConnectedTools(TOOLS, sockets, patience=0.2)


@pytest.fixture
def tools(notes: Notes) -> ToolBox:
    return connected(notes)


async def test_that_arguments_and_sockets_reach_the_tool(tools: ToolBox) -> None:
    given: dict[str, JsonValue] = {
        "email": " Mara@Example.com ",
        "kind": "sms",
        "count": 2,
        "is_loud": True,
    }
    assert await tools.look_up("describe", given, principal=STRANGER) == {
        "email": "mara@example.com",
        "kind": "sms",
        "count": 2,
        "is_loud": True,
        "at": "2026-03-02T09:00:00+00:00",
        "mailbox": False,
    }


async def test_that_what_is_not_given_keeps_its_default(tools: ToolBox) -> None:
    answer = await tools.look_up("describe", {"email": "mara@example.com"}, principal=STRANGER)
    assert answer["kind"] == "plain"


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({}, "email"),
        ({"email": None}, "email"),
        ({"email": 7}, "email"),
        ({"email": ["mara@example.com"]}, "email"),
        ({"email": "a@b.c&admin=1"}, "email"),
        ({"email": "mara@example.com", "admin": True}, "admin"),
        ({"email": "mara@example.com", "watch": "now"}, "watch"),  # a socket is nobody's argument
        ({"email": "mara@example.com", "principal": {"level": 3}}, "principal"),
        ({"email": "mara@example.com", "kind": "carrier_pigeon"}, "kind"),
        ({"email": "mara@example.com", "kind": None}, "kind"),
        ({"email": "mara@example.com", "count": 4}, "count"),
        ({"email": "mara@example.com", "count": "2"}, "count"),
        ({"email": "mara@example.com", "count": True}, "count"),
        ({"email": "mara@example.com", "count": 2.0}, "count"),
        ({"email": "mara@example.com", "count": 10**400}, "count"),
        ({"email": "mara@example.com", "is_loud": "yes"}, "is_loud"),
        ({"email": "mara@example.com", "is_loud": 1}, "is_loud"),
    ],
)
async def test_that_a_bad_argument_is_refused_by_name(
    tools: ToolBox, given: dict[str, JsonValue], names: str
) -> None:
    with pytest.raises(ToolRefused) as refused:
        await tools.look_up("describe", given, principal=STRANGER)
    assert f"`{names}`" in str(refused.value)


async def test_that_a_refusal_does_not_repeat_the_value(tools: ToolBox) -> None:
    with pytest.raises(ToolRefused) as refused:
        await tools.look_up("describe", {"email": "4111 1111 1111 1111"}, principal=STRANGER)
    assert "1111" not in str(refused.value)


async def test_that_a_key_cannot_be_given_as_an_argument(tools: ToolBox, notes: Notes) -> None:
    given: dict[str, JsonValue] = {"email": "mara@example.com", "key": "mine"}
    with pytest.raises(ToolRefused, match="`key`"):
        await tools.act("note", given, principal=STRANGER, key="theirs")
    assert notes == []


@pytest.mark.parametrize("principal", [STRANGER, CLAIMED])
async def test_that_records_are_for_proven_customers_only(
    tools: ToolBox, principal: Principal
) -> None:
    with pytest.raises(ToolRefused, match="proven identity"):
        await tools.look_up("own_orders", {}, principal=principal)


async def test_that_the_principal_of_the_call_reaches_the_tool(tools: ToolBox) -> None:
    assert await tools.look_up("own_orders", {}, principal=MARA) == {"whose": "mara@example.com"}
    # Not the principal of the call before: nothing of it may stay in the toolbox.
    assert await tools.look_up("greet", {}, principal=STRANGER) == {"who": None}


async def test_that_the_key_reaches_the_action_its_check_and_its_finder(
    tools: ToolBox,
) -> None:
    assert not await tools.read_back("is_noted", key="one")
    assert await tools.find_effect("note", key="one") is None

    answer = await tools.act("note", {"email": "m@example.com"}, principal=STRANGER, key="one")

    assert answer == {"email": "m@example.com"}
    assert await tools.read_back("is_noted", key="one")
    assert await tools.read_back("note", key="one")
    assert await tools.find_effect("note", key="one") == {"key": "one"}
    assert await tools.find_effect("note", key="two") is None


async def test_that_an_action_cannot_be_called_as_a_lookup(tools: ToolBox, notes: Notes) -> None:
    with pytest.raises(ToolRefused, match="is an action"):
        await tools.look_up("note", {"email": "m@example.com"}, principal=MARA)
    with pytest.raises(ToolRefused, match="is a lookup"):
        await tools.act("greet", {}, principal=MARA, key="one")
    assert notes == []


async def test_that_an_unknown_tool_is_refused(tools: ToolBox) -> None:
    with pytest.raises(ToolRefused, match="no tool `nothing`"):
        await tools.look_up("nothing", {}, principal=MARA)
    with pytest.raises(ToolRefused, match="no tool `nothing`"):
        await tools.act("nothing", {}, principal=MARA, key="one")
    with pytest.raises(ToolRefused, match="no action `greet`"):
        await tools.find_effect("greet", key="one")
    with pytest.raises(ToolRefused, match="no check `greet`"):
        await tools.read_back("greet", key="one")
    assert tools.card("nothing") is None


@pytest.mark.parametrize(
    ("error", "becomes"),
    [
        (None, ToolUnavailable),  # it never answers
        (TimeoutError(), ToolUnavailable),
        (ConnectionResetError(), ToolUnavailable),
        (asyncio.IncompleteReadError(b"", 1), ToolUnavailable),
        (StoreUnavailable("The database does not answer."), ToolUnavailable),
        (ToolRefused("No."), ToolRefused),
        (Undeliverable("Nobody there."), Undeliverable),
    ],
)
async def test_that_a_failure_is_one_of_three(
    notes: Notes, error: BaseException | None, becomes: type[ToolFailed]
) -> None:
    tools = connected(notes, Breaker(error))
    with pytest.raises(ToolFailed) as failed:
        await tools.look_up("fragile", {}, principal=STRANGER)
    assert type(failed.value) is becomes


async def test_that_a_bug_in_a_tool_is_not_dressed_up_as_a_failure(notes: Notes) -> None:
    tools = connected(notes, Breaker(KeyError("oops")))
    with pytest.raises(KeyError):
        await tools.look_up("fragile", {}, principal=STRANGER)


async def test_that_a_cancelled_call_stays_cancelled(notes: Notes) -> None:
    tools = connected(notes, Breaker(asyncio.CancelledError()))
    with pytest.raises(asyncio.CancelledError):
        await tools.look_up("fragile", {}, principal=STRANGER)


def test_that_all_cards_can_be_read(tools: ToolBox) -> None:
    names = ["describe", "fragile", "greet", "note", "own_orders"]
    assert [card.name for card in tools.cards()] == names
    assert tools.card("note") == note.card


def test_that_a_missing_socket_is_noticed_before_the_first_call() -> None:
    with pytest.raises(ToolMisdeclared, match=r"describe needs a Clock"):
        ConnectedTools((describe,), {})
    with pytest.raises(ToolMisdeclared, match=r"describe needs a Clock"):
        ConnectedTools((describe,), {Clock: None})


def test_that_two_tools_of_one_name_are_noticed() -> None:
    with pytest.raises(ToolMisdeclared, match="Two tools are named `greet`"):
        ConnectedTools((greet, greet), {})


def test_that_an_inverse_which_is_not_there_is_noticed(notes: Notes) -> None:
    @action(
        effect=Effect.reversible, tier=1, read_back=is_noted, find_effect=noted, inverse="erase"
    )
    async def scribble(*, key: str, notes: Notes) -> Json:
        """Note it, but not well."""
        notes.append(key)
        return {}

    with pytest.raises(ToolMisdeclared, match="`erase`"):
        ConnectedTools((scribble,), {Notes: notes})
