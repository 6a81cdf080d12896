"""A person on our side."""

from datetime import datetime
from uuid import UUID

from deskhand.domain.value import Value


class Teammate(Value):
    """Someone who answers tickets."""

    id: UUID
    name: str
    email: str
    role: str = "teammate"
    seen_at: datetime | None = None
