"""`python -m deskhand`."""

from deskhand.cli import main

main()
