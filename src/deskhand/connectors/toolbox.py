"""Call the declared tools: arguments checked, sockets filled, failures named."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeVar, get_type_hints

from deskhand.connectors.signature import KEY, PRINCIPAL, Signature
from deskhand.connectors.tool import Check, EffectFinder, Json, Tool
from deskhand.domain.customer import Principal
from deskhand.domain.tool import ToolCard
from deskhand.errors import StoreUnavailable, ToolMisdeclared, ToolRefused, ToolUnavailable
from deskhand.ports import Facts

PATIENCE = 15.0
"""Seconds for one call; more than any channel takes to give up by itself."""

T = TypeVar("T")
Sockets = Mapping[type[object], object]


@dataclass(frozen=True)
class _Wired:
    """A tool with everything it needs from outside."""

    tool: Tool[...]
    sockets: dict[str, object]


class ConnectedTools:
    """The tools of all connectors, plugged in: the port ToolBox.

    A socket is found by its type; None stands for one that is not plugged in. A frozen dataclass
    is put together from its fields, which are sockets again.
    """

    def __init__(
        self, tools: Sequence[Tool[...]], sockets: Sockets, *, patience: float = PATIENCE
    ) -> None:
        self._patience = patience
        self._tools: dict[str, _Wired] = {}
        self._checks: dict[str, tuple[Check, dict[str, object]]] = {}
        self._finders: dict[str, tuple[EffectFinder, dict[str, object]]] = {}
        for tool in sorted(tools, key=lambda tool: tool.card.name):
            self._add(tool, sockets)
        self._refuse_lost_inverses()

    def card(self, name: str) -> ToolCard | None:
        """The declaration of this tool."""
        wired = self._tools.get(name)
        return wired.tool.card if wired else None

    def cards(self) -> tuple[ToolCard, ...]:
        """All declarations, by name."""
        return tuple(wired.tool.card for wired in self._tools.values())

    async def look_up(self, name: str, arguments: Facts, *, principal: Principal) -> Json:
        """Call a lookup; raises ToolFailed."""
        wired = self._admit(name, principal, is_action=False)
        values = wired.tool.signature.read(name, arguments)
        return await self._call(
            name, wired.tool.function, {**values, **_with(wired.sockets, principal)}
        )

    async def act(self, name: str, arguments: Facts, *, principal: Principal, key: str) -> Json:
        """Call an action under its idempotency key; raises ToolFailed."""
        wired = self._admit(name, principal, is_action=True)
        values = wired.tool.signature.read(name, arguments)
        return await self._call(
            name, wired.tool.function, {**values, **_with(wired.sockets, principal), KEY: key}
        )

    async def find_effect(self, name: str, *, key: str) -> Json | None:
        """Ask the system whether the action of this key happened; None if surely not."""
        if name not in self._finders:
            raise ToolRefused(f"There is no action `{name}` whose effect could be found.")
        finder, sockets = self._finders[name]
        return await self._call(finder.name, finder.function, {**sockets, KEY: key})

    async def read_back(self, name: str, *, key: str) -> bool:
        """Read the world with this check, or with the check of this action."""
        if name not in self._checks:
            raise ToolRefused(f"There is no check `{name}` that could read an effect back.")
        check, sockets = self._checks[name]
        return await self._call(check.name, check.function, {**sockets, KEY: key})

    def _add(self, tool: Tool[...], sockets: Sockets) -> None:
        name = tool.card.name
        if name in self._tools:
            raise ToolMisdeclared(f"Two tools are named `{name}`: rename one of them.")
        self._tools[name] = _Wired(tool, _fill(tool.signature, sockets))
        if tool.find_effect:
            self._finders[name] = (tool.find_effect, _fill(tool.find_effect.signature, sockets))
        if tool.read_back:
            # A playbook names the check, the ledger knows the action: both lead to it.
            wired = (tool.read_back, _fill(tool.read_back.signature, sockets))
            self._checks[name] = self._checks[tool.read_back.name] = wired

    def _refuse_lost_inverses(self) -> None:
        for card in self.cards():
            if card.inverse and card.inverse not in self._tools:
                raise ToolMisdeclared(
                    f"{card.name} is undone by `{card.inverse}`, which is no tool: connect it."
                )

    def _admit(self, name: str, principal: Principal, *, is_action: bool) -> _Wired:
        wired = self._tools.get(name)
        if wired is None:
            raise ToolRefused(f"There is no tool `{name}`.")
        if wired.tool.card.is_action != is_action:
            kind = "an action" if wired.tool.card.is_action else "a lookup"
            raise ToolRefused(f"{name} is {kind} and cannot be called as anything else.")
        # The monitor has decided this already; a mistake there must not be enough.
        if wired.tool.card.needs_identity and not principal.is_verified:
            raise ToolRefused(f"{name} needs a proven identity: verify the customer first.")
        return wired

    async def _call(
        self, name: str, function: Callable[..., Awaitable[T]], values: Mapping[str, object]
    ) -> T:
        try:
            async with asyncio.timeout(self._patience):
                return await function(**values)
        except TimeoutError as late:
            raise ToolUnavailable(f"{name} did not answer in time: try again.") from late
        except (OSError, EOFError, StoreUnavailable) as broken:
            raise ToolUnavailable(f"{name} cannot reach its system: try again.") from broken


def _with(sockets: dict[str, object], principal: Principal) -> dict[str, object]:
    return {**sockets, PRINCIPAL: principal} if PRINCIPAL in sockets else sockets


def _fill(signature: Signature, sockets: Sockets) -> dict[str, object]:
    filled: dict[str, object] = {}
    for name, socket in signature.sockets.items():
        if socket.kind is Principal:
            filled[name] = Principal()
        elif not socket.is_optional:
            filled[name] = _plug(signature.place, socket.kind, sockets)
        else:
            with suppress(ToolMisdeclared):
                filled[name] = _plug(signature.place, socket.kind, sockets)
    return filled


def _plug(place: str, kind: type[object], sockets: Sockets) -> object:
    plugged = sockets.get(kind)
    if plugged is not None:
        return plugged
    if not is_dataclass(kind):
        raise ToolMisdeclared(
            f"{place} needs a {kind.__name__}, and none is connected: plug one in."
        )
    hints = get_type_hints(kind)
    return kind(**{field.name: _plug(place, hints[field.name], sockets) for field in fields(kind)})
