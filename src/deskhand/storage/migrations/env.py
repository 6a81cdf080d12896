"""How alembic runs the versions: all that are missing, in one transaction."""

from alembic import context
from sqlalchemy import Connection

connection: Connection = context.config.attributes["connection"]
with connection.begin():
    connection.exec_driver_sql("set local search_path = deskhand, public")
    context.configure(connection=connection, version_table_schema="deskhand")
    context.run_migrations()
