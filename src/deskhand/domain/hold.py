"""A turn that one worker holds by lease."""

from deskhand.domain.journal import Entry
from deskhand.domain.turn import Turn
from deskhand.domain.value import Value


class Hold(Value):
    """The right to work on a turn, until somebody with a higher fence takes over."""

    turn: Turn
    fence: int
    round: int
    """Number of messages the turn had when it was taken."""
    attempts: int
    entries: tuple[Entry, ...]
    """What was written before a crash or a takeover."""
