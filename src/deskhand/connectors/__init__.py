"""Plugs to business systems; each folder is one system."""
