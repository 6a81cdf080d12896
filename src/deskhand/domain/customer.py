"""Who is asking, and how well that is proven."""

from datetime import datetime
from enum import IntEnum

from deskhand.domain.value import Value


class Assurance(IntEnum):
    """How proven a customer's identity is."""

    anonymous = 0
    claimed = 1
    channel_verified = 2
    stepped_up = 3


class Principal(Value):
    """The person in a conversation, as far as it is proven."""

    level: Assurance = Assurance.anonymous
    email: str | None = None
    """Address the proof is about; at level claimed it is only what was typed."""
    name: str | None = None
    method: str = "none"
    """none | claimed_email | customer_token | one_time_code."""
    proven_at: datetime | None = None

    @property
    def is_verified(self) -> bool:
        """Proven well enough to be shown its own records (L2 and above)."""
        return self.level >= Assurance.channel_verified


def normal_email(address: str) -> str:
    """Fold what does not make two addresses different: case, spaces around, and inner spaces."""
    return "".join(address.split()).casefold()
