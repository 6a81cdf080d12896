"""What are the facts? Only lookups and articles."""

from deskhand.stages.investigate.facts import run, search

__all__ = ["run", "search"]
