"""Deskhand: a self-hosted support desk run by an assistant that knows when to hand over."""

__version__ = "0.1.0"
