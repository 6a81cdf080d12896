"""What do we say?"""

from deskhand.stages.compose.draft import run

__all__ = ["run"]
