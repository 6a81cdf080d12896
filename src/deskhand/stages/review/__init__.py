"""Good enough to send?"""

from deskhand.stages.review.gate import run

__all__ = ["run"]
