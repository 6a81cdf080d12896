"""A change in the world, from proposal to proof."""

from enum import StrEnum
from uuid import UUID

from pydantic import JsonValue

from deskhand.domain.value import Value


class ActionState(StrEnum):
    """Where an action stands."""

    proposed = "proposed"
    authorised = "authorised"
    dispatching = "dispatching"
    confirmed = "confirmed"
    failed = "failed"
    unknown = "unknown"
    refused = "refused"


class Action(Value):
    """One row of the action ledger."""

    id: UUID
    tool: str
    arguments: dict[str, JsonValue]
    state: ActionState
    business_key: str
    """Two actions of the same meaning share it, so the world is changed once."""
    attempts: int = 0
    result: dict[str, JsonValue] = {}
    reason: str = ""
    """Why it was refused or failed: a code, such as `mail_unavailable`."""
    policy: str = ""
    """Version of the policy that decided."""

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        tail = f": {self.reason}" if self.reason else ""
        tries = f" after {self.attempts} attempts" if self.attempts > 1 else ""
        return f"{self.tool} {self.state.value}{tries}{tail}."


class Allow(Value):
    """The monitor says yes."""

    policy: str

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        return "Allowed."


class Refuse(Value):
    """The monitor says no."""

    code: str
    policy: str
    detail: str = ""

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        return f"Refused: {self.code}. {self.detail}".strip()
