"""The command line: `deskhand --help`."""

from deskhand.cli.app import main

__all__ = ["main"]
