"""A clock that stands still until it is moved."""

from datetime import UTC, datetime, timedelta

NINE_ON_A_MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class FixedClock:
    """Fulfils `ports.Clock`."""

    def __init__(self, at: datetime = NINE_ON_A_MONDAY) -> None:
        self._at = at

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._at

    def move(self, by: timedelta) -> None:
        """Let so much time pass."""
        self._at += by
