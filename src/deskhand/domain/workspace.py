"""What a company wrote: its playbooks, articles, words and rooms, checked and frozen."""

from datetime import time

from deskhand.domain.playbook import Playbook
from deskhand.domain.value import Value


class Queue(Value):
    """A waiting line of a team."""

    name: str
    title: str
    first_reply_minutes: int = 60
    """Promised time to a teammate's first reply, within opening hours."""


class Hours(Value):
    """When teammates are there."""

    timezone: str = "UTC"
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Monday is 0."""
    opens: time = time(9)
    closes: time = time(17)


class Article(Value):
    """A page that may be quoted."""

    path: str
    title: str
    category: str
    audience: str = "public"
    language: str = "en"
    updated: str = ""
    review_after: str = ""
    text: str


class Company(Value):
    """Who the desk speaks for."""

    name: str
    assistant_name: str = "Assistant"
    disclosure: dict[str, str]
    """Language to the sentence that says the assistant is an AI."""
    order_id_pattern: str = r"[A-Z]{2}-\d{4,}"
    default_language: str = "en"
    languages: tuple[str, ...] = ("en",)

    def spoken(self, language: str) -> str:
        """The customer's language where the desk speaks it, else the company's own."""
        return language if language in self.languages else self.default_language


class Identity(Value):
    """How a customer proves who they are."""

    lookup: str
    """Lookup that tells whether an account exists; takes `email`, answers `exists` and `email`."""
    code_minutes: int = 10
    code_tries: int = 5
    codes_per_day: int = 5
    """One-time codes for one address within 24 hours."""


class Routing(Value):
    """To which queue a handoff goes: by reason first, then by specialist, else the default."""

    by_reason: dict[str, str] = {}
    by_specialist: dict[str, str] = {}
    default: str = "general"


class Workspace(Value):
    """Everything a company configured."""

    name: str
    version: str
    """First 12 digits of the SHA-256 over all files; stands on every turn."""
    company: Company
    queues: tuple[Queue, ...]
    hours: Hours
    routing: Routing
    identity: Identity
    connectors: tuple[str, ...]
    playbooks: tuple[Playbook, ...]
    articles: tuple[Article, ...]
    products: tuple[str, ...] = ()
    none_of_these: tuple[str, ...] = ()
    """Examples of messages that belong to no category."""
    burst_window_ms: dict[str, int] = {}
    """Channel to how long a turn waits for more messages before it starts."""

    def playbook(self, category: str | None) -> Playbook | None:
        """The playbook of this category, if there is one."""
        return next((p for p in self.playbooks if p.category == category), None)

    def queue(self, name: str) -> Queue | None:
        """The queue of this name, if there is one."""
        return next((q for q in self.queues if q.name == name), None)
