"""What the fake desk knows, and the knobs that make it nasty."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]


@dataclass
class Conversation:
    """One conversation, with everything that was told on its stream."""

    id: str
    secret: str
    messages: list[Json] = field(default_factory=list[Json])
    events: list[tuple[str, object]] = field(default_factory=list[tuple[str, object]])
    status: str = "open"
    holder: str = "assistant"
    assignee: object = None
    card: Json | None = None
    is_rated: bool = False

    def tell(self, kind: str, data: object) -> None:
        """Put an event on the stream."""
        self.events.append((kind, data))

    def add(self, author: str, text: str, **more: object) -> None:
        """Add a message and tell it."""
        seq = len(self.messages) + 1
        at = datetime.now(UTC).isoformat()
        message: Json = {"id": f"{self.id}-{seq}", "seq": seq, "author": author, "text": text}
        message |= {"at": at, "citations": [], **more}
        self.messages.append(message)
        self.tell("message", message)

    def stand(self, holder: str, status: str = "open", **more: object) -> None:
        """Change who holds it, and tell."""
        self.holder, self.status, self.assignee = holder, status, more.get("assignee")
        self.tell("status", {"status": status, "holder": holder, **more})

    def give_card(self, **more: object) -> None:
        """Ask for a code."""
        self.card = {
            "id": f"card-{len(self.events)}",
            "kind": "enter_code",
            "title": "Enter the code",
            "text": "We mailed six digits to m***@example.com.",
            "expires_in_seconds": 600,
            **more,
        }
        self.tell("card", self.card)

    def take_card(self) -> None:
        """The question is settled."""
        self.card = None
        self.tell("card", None)

    def has(self, client_message_id: str) -> bool:
        """Was this message taken before?"""
        return any(each.get("client_message_id") == client_message_id for each in self.messages)


@dataclass
class FakeDesk:
    """The desk as the widget meets it; tests turn its knobs from another thread."""

    conversations: dict[str, Conversation] = field(default_factory=dict[str, Conversation])
    requests: list[tuple[str, str, Json]] = field(default_factory=list[tuple[str, str, Json]])
    failures: list[int] = field(default_factory=list[int])
    """Status codes for the next POSTs; 0 does the work and loses the answer."""
    stream_failures: list[int] = field(default_factory=list[int])
    stream_opens: list[int] = field(default_factory=list[int])
    """The `after` of each stream that was opened."""
    open_streams: int = 0
    stream_epoch: int = 0
    refused: int = 0
    """How often somebody came with a session that is none, or is none any more."""
    delay: float = 0.0
    answer_delay: float = 0.0
    """How long an answer is on its way after the work is done."""
    tries_left: int = 5
    page_csp: str = ""

    @property
    def only(self) -> Conversation:
        """The one conversation there is."""
        (conversation,) = self.conversations.values()
        return conversation

    def posts(self, suffix: str) -> list[Json]:
        """The bodies posted to addresses that end like this."""
        return [
            body
            for method, path, body in self.requests
            if method == "POST" and path.endswith(suffix)
        ]

    def drop_streams(self) -> None:
        """End every stream."""
        self.stream_epoch += 1

    def forget(self) -> None:
        """Lose all conversations, as after their retention."""
        self.conversations.clear()
