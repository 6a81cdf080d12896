"""What is the cause, what are the steps?"""

from deskhand.stages.plan.tree import run

__all__ = ["run"]
