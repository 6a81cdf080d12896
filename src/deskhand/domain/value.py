"""The root of all values: frozen, closed against unknown fields."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A value; a change makes a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid")
