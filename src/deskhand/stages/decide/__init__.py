"""What next, for each concern?"""

from deskhand.stages.decide.rules import run

__all__ = ["run"]
