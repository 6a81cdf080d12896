"""Give it to a teammate."""

from deskhand.stages.hand_off.attempts import made
from deskhand.stages.hand_off.opening import deadline
from deskhand.stages.hand_off.package import Reasons, run

__all__ = ["Reasons", "deadline", "made", "run"]
