"""Who is it, what do they want?"""

from deskhand.stages.understand.read import run

__all__ = ["run"]
