"""What surrounds the workflows, in the test's hand: models, tools, a motor, a journal's store."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import JsonValue

from deskhand.domain.citation import Citation, Passage
from deskhand.domain.closing import Closing
from deskhand.domain.concern import Evidence
from deskhand.domain.customer import Principal
from deskhand.domain.hold import Hold
from deskhand.domain.journal import Entry
from deskhand.domain.reading import Detail, Guess, Mood
from deskhand.domain.tool import Effect, Limit, ToolCard
from deskhand.domain.turn import Ending
from deskhand.ports import Facts

MEND = ToolCard(
    name="mend",
    is_action=True,
    about="Mend it.",
    arguments=("order_id",),
    connector="workshop",
    effect=Effect.reversible,
    tier=1,
    read_back="is_mended",
    limit=Limit(count=2, hours=24, per="order_id"),
)
LOOK = ToolCard(
    name="look",
    is_action=False,
    about="Look at it.",
    arguments=("order_id",),
    connector="workshop",
    retries=1,
)
CARDS = {"mend": MEND, "look": LOOK}


class Plan:
    """What a fake does next: what was queued for a call, first to last, else the ordinary."""

    def __init__(self) -> None:
        self._next: dict[str, list[Exception]] = {}

    def fail(self, call: str, error: Exception, times: int = 1) -> None:
        """Let this call fail so often."""
        self._next.setdefault(call, []).extend([error] * times)

    def pass_(self, call: str) -> None:
        """Go on with this call, or fail as it was ordered."""
        if self._next.get(call):
            raise self._next[call].pop(0)


class FakeTools:
    """Fulfils `ports.ToolBox`: a workshop that mends orders and knows some accounts."""

    def __init__(self, *accounts: str) -> None:
        self.accounts = set(accounts)
        self.plan = Plan()
        self.mended: dict[str, JsonValue] = {}
        self.calls: list[str] = []
        self.is_seen = True

    def card(self, name: str) -> ToolCard | None:
        """The declaration."""
        return CARDS.get(name)

    def cards(self) -> tuple[ToolCard, ...]:
        """All of them."""
        return tuple(CARDS.values())

    async def look_up(
        self, name: str, arguments: Facts, *, principal: Principal
    ) -> dict[str, JsonValue]:
        """`find_account` tells whether there is one; anything else echoes."""
        del principal
        self.calls.append(name)
        self.plan.pass_("look_up")
        if name == "find_account":
            email = str(arguments["email"])
            return {"exists": email in self.accounts, "email": email}
        return {"found": True, **arguments}

    async def act(
        self, name: str, arguments: Facts, *, principal: Principal, key: str
    ) -> dict[str, JsonValue]:
        """Mend it; one key mends once."""
        del principal
        self.calls.append(name)
        self.plan.pass_("act")
        self.mended.setdefault(key, arguments.get("order_id"))
        return {"done": True}

    async def find_effect(self, name: str, *, key: str) -> dict[str, JsonValue] | None:
        """What was mended under that key."""
        del name
        self.plan.pass_("find_effect")
        return {"done": True} if key in self.mended else None

    async def read_back(self, name: str, *, key: str) -> bool:
        """Whether it is mended, if one can see it."""
        del name
        self.plan.pass_("read_back")
        return self.is_seen and key in self.mended


class FakeModels:
    """Fulfils the four ports of understanding, by key words."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.plan = Plan()
        self._words = words

    def guess(self, texts: Sequence[str]) -> list[Guess]:
        """The category of the first key word that is in the text."""
        self.plan.pass_("guess")
        found = (
            next((c for word, c in self._words.items() if word in text), None) for text in texts
        )
        return [Guess(category=category, confidence=0.95) for category in found]

    def language(self, text: str, *, otherwise: str) -> str:
        """Always English."""
        del text, otherwise
        self.plan.pass_("language")
        return "en"

    def mood(self, text: str) -> Mood:
        """Always calm."""
        del text
        return Mood(score=0.0)

    def urgency(self, text: str) -> float:
        """Never urgent."""
        del text
        return 0.0

    def details(self, text: str) -> tuple[Detail, ...]:
        """Addresses, and order numbers such as CK-1042."""
        kinds = (("email", r"[\w.]+@[\w.]+\w"), ("order_id", r"CK-\d{4}"))
        return tuple(
            Detail(kind=kind, value=found.group(), start=found.start(), end=found.end())
            for kind, pattern in kinds
            for found in re.finditer(pattern, text)
        )


class FakeKnowledge:
    """Fulfils `ports.Knowledge`: one article, which answers what holds the word `water`."""

    def __init__(self) -> None:
        self.plan = Plan()

    async def evidence(
        self, question: str, *, categories: Sequence[str], language: str
    ) -> Evidence:
        """The sentence on water, or nothing that is sure."""
        del language
        self.plan.pass_("evidence")
        sentence = "Use soft water."
        passage = Passage(
            id=1, article="water.md", title="Water", text=sentence, category=categories[0]
        )
        if "water" not in question:
            return Evidence(passages=(passage,))
        cited = Citation(kind="passage", source="water.md", title="Water", quote=sentence)
        return Evidence(passages=(passage,), answer=sentence, citations=(cited,), support=0.9)


class Bells:
    """Fulfils `ports.Motor`: writes down who was rung for and when."""

    def __init__(self) -> None:
        self.rung: list[tuple[str, UUID]] = []
        self.later: list[tuple[str, UUID, datetime]] = []

    async def start(self, job: str, subject: UUID) -> None:
        """Note it."""
        self.rung.append((job, subject))

    async def at(self, job: str, subject: UUID, when: datetime) -> None:
        """Note it with its time."""
        self.later.append((job, subject, when))

    def every(self, period: timedelta, run: Callable[[], Awaitable[None]]) -> None:
        """Nothing here happens again and again."""
        raise NotImplementedError

    async def cancel(self, job: str, subject: UUID) -> None:
        """Forget it."""
        self.rung = [bell for bell in self.rung if bell != (job, subject)]


class FakeTurns:
    """Fulfils `ports.TurnStore`, without a database: keeps what was written for one turn."""

    def __init__(self) -> None:
        self.plan = Plan()
        self.written: list[tuple[Entry, ...]] = []
        self.released: list[int] = []
        self.open: list[UUID] = []
        self.during_write: Callable[[], Awaitable[None]] | None = None

    async def claim(self, ticket_id: UUID) -> Hold | None:
        """There is nothing to claim."""
        del ticket_id
        return None

    async def write(self, hold: Hold, entries: Sequence[Entry]) -> None:
        """Keep it."""
        del hold
        if self.during_write:
            await self.during_write()
        self.plan.pass_("write")
        self.written.append(tuple(entries))

    async def close(self, hold: Hold, closing: Closing, entries: Sequence[Entry]) -> None:
        """No turn is ended here."""
        raise NotImplementedError

    async def release(self, hold: Hold) -> None:
        """Note it."""
        self.released.append(hold.fence)

    async def ending(self, turn_id: UUID) -> Ending | None:
        """No turn has ended here."""
        del turn_id
        return None

    async def stale(self, grace: timedelta) -> list[UUID]:
        """What the test says."""
        del grace
        return self.open
