"""A letter or text message that leaves the desk."""

from datetime import datetime

from deskhand.domain.value import Value


class Mail(Value):
    """An e-mail to one address."""

    to: str
    subject: str
    text: str
    key: str
    """Idempotency key: the same key is the same mail, and becomes the Message-ID."""


class Sms(Value):
    """A text message to one phone number."""

    to: str
    text: str
    key: str


class Letter(Value):
    """What the demo mailbox holds."""

    id: int
    kind: str
    """mail | sms."""
    to: str
    subject: str
    text: str
    state: str
    """delivered | bounced."""
    at: datetime
