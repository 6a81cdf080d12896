"""Rows for connectors and knowledge: plain statements in, plain values out."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from psycopg.types.json import Jsonb
from pydantic import JsonValue, TypeAdapter

from deskhand.ports import Facts
from deskhand.storage.statements import Statements

_JSON: TypeAdapter[JsonValue] = TypeAdapter(JsonValue)


class PostgresRows:
    """Fulfils `ports.Rows`."""

    def __init__(self, statements: Statements) -> None:
        self._sql = statements

    async def fetch(self, sql: str, params: Facts) -> list[dict[str, JsonValue]]:
        ready = {k: Jsonb(v) if isinstance(v, dict) else v for k, v in params.items()}
        rows = await self._sql.plain(sql, ready)
        return [{key: _plain(value) for key, value in row.items()} for row in rows]


def _plain(value: object) -> JsonValue:
    match value:
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case UUID():
            return str(value)
        case _:
            return _JSON.validate_python(value)
