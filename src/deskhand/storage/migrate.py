"""Bring the schema `deskhand` of a database to the version this code knows."""

from __future__ import annotations

from importlib.resources import files

import psycopg
from psycopg.conninfo import conninfo_to_dict

from deskhand.errors import StoreUnavailable
from deskhand.storage.database import HAS_VECTOR, place, refusal, unfit

VERSION = "select version_num from deskhand.alembic_version"
GROUND = """
create schema if not exists deskhand;
create extension if not exists vector with schema public;
"""
# Any number does, as long as nothing else of ours locks the same one.
LOCK = 5_180_221_004
PATIENCE = 5


def migrate(url: str) -> None:
    """Do nothing when it is there; otherwise one process does the work and the others wait."""
    where = place(url)
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=_patience(url)) as connection:
            if _is_at_head(connection, where):
                return
            connection.execute("select pg_advisory_lock(%s)", [LOCK])
            if not _is_at_head(connection, where):
                _refuse_unfit(connection, where)
                connection.execute(GROUND)
                _upgrade(url)
    except psycopg.OperationalError as refused:
        raise StoreUnavailable(refusal(where, str(refused))) from refused
    except psycopg.errors.InsufficientPrivilege as denied:
        raise StoreUnavailable(
            f"The account of DATABASE_URL may not set up the database at {where} "
            f"({denied.diag.message_primary}): make it the owner of the database."
        ) from denied


def versions() -> list[str]:
    """The names of all versions, oldest first."""
    folder = files("deskhand.storage").joinpath("migrations", "versions")
    names = (found.name for found in folder.iterdir())
    return sorted(name.removesuffix(".py") for name in names if name[:4].isdigit())


def _patience(url: str) -> int:
    return int(conninfo_to_dict(url).get("connect_timeout") or PATIENCE)


def _is_at_head(connection: psycopg.Connection, where: str) -> bool:
    known = versions()
    present = _version(connection)
    if present and present not in known:
        raise StoreUnavailable(
            f"The database at {where} was set up by a newer Deskhand ({present}): "
            "install that version or a later one."
        )
    return present == known[-1]


def _version(connection: psycopg.Connection) -> str | None:
    try:
        row = connection.execute(VERSION).fetchone()
    except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
        return None
    return str(row[0]) if row else None


def _refuse_unfit(connection: psycopg.Connection, where: str) -> None:
    row = connection.execute(HAS_VECTOR).fetchone()
    complaint = unfit(
        where,
        version=connection.info.server_version,
        encoding=connection.info.parameter_status("server_encoding") or "UTF8",
        has_vector=bool(row and row[0]),
    )
    if complaint:
        raise StoreUnavailable(complaint)


def _upgrade(url: str) -> None:
    # Imported here: a start at head must not pay for them.
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    # Passing a way to connect keeps every option of the address, which a translated one may lose.
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(url), poolclass=NullPool
    )
    config = Config()
    config.set_main_option("script_location", f"{__package__}:migrations")
    config.set_main_option("path_separator", "os")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
