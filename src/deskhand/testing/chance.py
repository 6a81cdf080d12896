"""Chance that falls the same way in every run."""

from random import Random
from uuid import UUID

VERSION = 7 << 76
VARIANT = 2 << 62


class SeededChance:
    """Fulfils `ports.Chance`."""

    def __init__(self, seed: int = 0) -> None:
        self._random = Random(seed)  # noqa: S311 - it must be foreseeable
        self._count = 0

    def id(self) -> UUID:
        """A new id, greater than all before."""
        self._count += 1
        high, low = self._random.getrandbits(12), self._random.getrandbits(62)
        return UUID(int=self._count << 80 | VERSION | high << 64 | VARIANT | low)

    def secret(self) -> str:
        """A new secret of 32 hexadecimal digits."""
        return f"{self._random.getrandbits(128):032x}"

    def code(self) -> str:
        """A new code of six digits."""
        return f"{self._random.randrange(10**6):06d}"
