"""Did it happen?"""

from deskhand.stages.verify.read_back import run

__all__ = ["run"]
