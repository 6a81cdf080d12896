"""What a playbook may call, and what calling it means."""

from enum import StrEnum

from deskhand.domain.value import Value


class Effect(StrEnum):
    """What an action does to the world."""

    reversible = "reversible"
    irreversible = "irreversible"
    money = "money"


class Limit(Value):
    """At most `count` times per `hours` for one value of the argument path `per`."""

    count: int
    hours: float
    per: str
    """Path into the arguments, such as `account.email`."""


class ToolCard(Value):
    """The declaration of a tool: everything but its code."""

    name: str
    is_action: bool
    about: str
    """Docstring: one sentence what, one when not."""
    arguments: tuple[str, ...]
    connector: str
    effect: Effect | None = None
    tier: int = 0
    """Risk: 0 reads, 1 reversible, 2 irreversible or money within limits, 3 above limits."""
    needs_identity: bool = False
    """Runs only for a principal that is verified."""
    limit: Limit | None = None
    retries: int = 2
    inverse: str | None = None
    read_back: str | None = None
    """Name of the check that proves the effect."""
