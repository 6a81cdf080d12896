"""The Postgres server that Deskhand brings along: one door, `EmbeddedPostgres`."""

from deskhand.storage.embedded.server import EmbeddedPostgres

__all__ = ["EmbeddedPostgres"]
