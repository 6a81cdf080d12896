"""Scored measurements: how many of how many, never passed or failed."""
