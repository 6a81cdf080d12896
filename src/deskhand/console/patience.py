"""Slows down whoever guesses passwords."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskhand.ports import Clock

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGET_AFTER = timedelta(hours=1)
_MOST_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class _Tries:
    count: int
    last: datetime


class Patience:
    """Counts wrong tries per name; memory of this process only."""

    def __init__(self, *, clock: Clock, free_tries: int) -> None:
        """Nobody has tried yet."""
        self._clock = clock
        self._free_tries = free_tries
        self._tries: dict[str, _Tries] = {}

    def seconds_to_wait(self, name: str) -> int:
        """How long the next try has to wait; 0 for not at all."""
        seen = self._tries.get(name)
        if seen is None or seen.count < self._free_tries:
            return 0
        wait = min(FIRST_WAIT * 2 ** min(seen.count - self._free_tries, 10), LONGEST_WAIT)
        return max(0, math.ceil((seen.last + wait - self._clock.now()).total_seconds()))

    def wrong(self, name: str) -> None:
        """Remember a wrong try."""
        now = self._clock.now()
        seen = self._tries.pop(name, None)
        is_fresh = seen is not None and now - seen.last < FORGET_AFTER
        self._tries[name] = _Tries(seen.count + 1 if seen and is_fresh else 1, now)
        while len(self._tries) > _MOST_REMEMBERED:
            self._tries.pop(next(iter(self._tries)))

    def right(self, name: str) -> None:
        """Forget the wrong ones."""
        self._tries.pop(name, None)
