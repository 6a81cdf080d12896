"""Do it: once, within limits."""

from deskhand.stages.act.dispatch import Order, run

__all__ = ["Order", "run"]
