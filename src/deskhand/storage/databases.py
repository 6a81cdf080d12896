"""The databases of one embedded server: one for each workspace."""

import re

import psycopg
from psycopg import sql

from deskhand.storage.embedded import EmbeddedPostgres


def database_for(server: EmbeddedPostgres, workspace: str) -> str:
    """The address of the workspace's own database, made where there is none."""
    name = "desk_" + re.sub(r"[^a-z0-9]+", "_", workspace.casefold())[:40].strip("_")
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(7236914)")
        there = connection.execute("select from pg_database where datname = %s", [name])
        if there.fetchone() is None:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    return server.url(name)
