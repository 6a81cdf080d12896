"""Run the SQL file of a version as it is written."""

from importlib.resources import files

from alembic import op


def run(version: str) -> None:
    """Through the driver's own cursor: elsewhere `:name` and `%` in the text have a meaning."""
    text = files("deskhand.storage.migrations").joinpath("sql", f"{version}.sql").read_text("utf-8")
    cursor = op.get_bind().connection.cursor()
    try:
        cursor.execute(text)
    finally:
        cursor.close()
