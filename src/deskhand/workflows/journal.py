"""The journal of one pass over a turn: what was done before is read, what is new is written."""

from collections.abc import Awaitable, Callable
from inspect import isawaitable
from time import perf_counter
from typing import Protocol, TypeVar

from pydantic import TypeAdapter

from deskhand.domain.hold import Hold
from deskhand.domain.journal import Entry
from deskhand.domain.value import Value
from deskhand.ports import Clock, TurnStore


class Told(Protocol):
    """A stage result that can say itself in one sentence."""

    def words(self) -> str:
        """The sentence."""
        ...


T = TypeVar("T", bound=Told)


class Journal:
    """Each stage result is written once; a second worker goes on where the first ended."""

    def __init__(self, hold: Hold, *, turns: TurnStore, clock: Clock) -> None:
        self._hold = hold
        self._turns = turns
        self._clock = clock
        self._known = {entry.key: entry for entry in hold.entries}
        self.fresh: list[Entry] = []
        """Not committed yet."""

    async def once(
        self,
        key: str,
        kind: type[T],
        make: Callable[[], T | Awaitable[T]],
        *,
        concern: int | None = None,
    ) -> T:
        """What is in the journal under this key, else what `make` returns, noted.

        The stage is the last word of the key, or the one before a further name
        (`guard`, `concern.0.investigate.account`).
        """
        if key in self._known:
            return _adapter(kind).validate_python(self._known[key].value)
        began, at = perf_counter(), self._clock.now()
        made = make()
        value = await made if isawaitable(made) else made
        entry = Entry(
            position=len(self._known),
            key=key,
            stage=_stage(key),
            concern=concern,
            value=value.model_dump(mode="json") if isinstance(value, Value) else None,
            words=value.words(),
            at=at,
            milliseconds=round((perf_counter() - began) * 1000, 3),
            pass_=self._hold.attempts,
        )
        self._known[key] = entry
        self.fresh.append(entry)
        return value

    async def commit(self) -> None:
        """Write what is new, before anything changes the world."""
        fresh, self.fresh = self.fresh, []  # concerns run side by side: more may come meanwhile
        if fresh:
            await self._turns.write(self._hold, fresh)


def _stage(key: str) -> str:
    parts = key.split(".")
    return parts[2] if parts[0] == "concern" else parts[0]


_ADAPTERS: dict[type, TypeAdapter[object]] = {}


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]  # pyright: ignore[reportReturnType]  # kept by its own type
