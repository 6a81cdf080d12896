"""Did it help?"""

from deskhand.stages.follow_up.ask import run

__all__ = ["run"]
