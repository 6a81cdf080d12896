"""Reads configuration files so that everything in them knows its line."""
