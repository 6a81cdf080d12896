"""Is it safe, and ours?"""

from deskhand.stages.guard.rules import run

__all__ = ["run"]
