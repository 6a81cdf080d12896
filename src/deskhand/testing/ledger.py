"""An action ledger in memory."""

from deskhand.domain.action import Action
from deskhand.domain.hold import Hold
from deskhand.errors import Overtaken


class MemoryLedger:
    """Fulfils `ports.ActionLedger`."""

    def __init__(self) -> None:
        self._rows: dict[str, Action] = {}
        self.fence = 0
        """Holds with a lower fence have been overtaken."""

    @property
    def rows(self) -> tuple[Action, ...]:
        """All actions as they stand, in the order of their first proposal."""
        return tuple(self._rows.values())

    async def propose(self, hold: Hold, action: Action) -> Action:
        """Book it unless its meaning is booked; what is there wins."""
        if hold.fence < self.fence:
            raise Overtaken(f"Action {action.tool} of ticket {hold.turn.number} has a new worker.")
        return self._rows.setdefault(action.business_key, action)

    async def settle(self, action: Action) -> None:
        """Book what became of it."""
        self._rows[action.business_key] = action
