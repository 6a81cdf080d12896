"""How soon, which queue?"""

from deskhand.stages.prioritize.rules import run

__all__ = ["run"]
