"""Say it."""

from deskhand.stages.reply.lines import run

__all__ = ["run"]
