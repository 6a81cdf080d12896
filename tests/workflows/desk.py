"""A desk for the workflows: real stores, faked surroundings, and a workspace of a few trees."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from deskhand.domain.hold import Hold
from deskhand.domain.intake import Opening, Received
from deskhand.domain.journal import Entry
from deskhand.domain.message import Author, Message
from deskhand.domain.playbook import (
    ActionStep,
    AnswerStep,
    AskStep,
    DetailNeed,
    HandOffStep,
    LimitStep,
    LookupStep,
    Playbook,
    ReplyStep,
    ReplyText,
    Step,
)
from deskhand.domain.ticket import Holder
from deskhand.domain.turn import Cause, Ending, Turn
from deskhand.domain.workspace import Company, Hours, Identity, Queue, Routing, Workspace
from deskhand.errors import DeskhandError
from deskhand.storage.feed import PostgresFeed
from deskhand.testing import FakeMail, FixedClock
from deskhand.workflows import intake, turn
from deskhand.workflows.intake import claimed
from deskhand.workflows.sockets import Sockets
from storage.bench import Bench

from .fakes import Bells, FakeKnowledge, FakeModels, FakeTools

ORDER = DetailNeed(type="order_id", ask={"en": "Which order is it?"})
REPLIES = {
    "done": "Here you are.",
    "mended": "It is mended.",
    "found": "Your order is {{ details.order_id }}.",
    "sorry": "That did not work.",
    "unsure": "I am not sure.",
    "broken": "{{ details.nothing_of_that_name }}",
}


def tree(category: str, *steps: Step, **more: object) -> Playbook:
    """A playbook that knows all replies and the order number."""
    plain: dict[str, object] = {
        "category": category,
        "specialist": "product",
        "about": "",
        "examples": {},
        "steps": steps,
        "details": {"order_id": ORDER},
        "tools": ("mend", "find_account"),
        "replies": {
            name: ReplyText(text={"en": text}, claims=("mend",) if name == "mended" else ())
            for name, text in REPLIES.items()
        },
        "file": f"playbooks/{category}.yaml",
    }
    return Playbook.model_validate(plain | more)


MENDING = ActionStep(
    action="mend",
    arguments={"order_id": "details.order_id"},
    keep_as="mending",
    on_failure=(ReplyStep(reply="sorry"), HandOffStep(reason="action_failed")),
)
TREES = (
    tree("brewing", ReplyStep(reply="done")),
    tree(
        "order",
        AskStep(ask="order_id"),
        LookupStep(lookup="look", arguments={"order_id": "details.order_id"}, keep_as="seen"),
        ReplyStep(reply="found"),
    ),
    tree("private", ReplyStep(reply="done"), identity="verified"),
    tree("mending", AskStep(ask="order_id"), MENDING, ReplyStep(reply="mended")),
    tree("unwritable", ReplyStep(reply="broken")),
    tree("asking", AnswerStep(answer=("coffee",), on_unsure=(ReplyStep(reply="unsure"),))),
    tree(
        "limited",
        AskStep(ask="order_id"),
        LimitStep(
            limit="tries",
            per="details.order_id",
            count=2,
            hours=24,
            on_exceeded=(HandOffStep(reason="too_many", queue="orders", because="too many"),),
        ),
        ReplyStep(reply="done"),
    ),
    tree(
        "quiet",
        ReplyStep(reply="done"),
        HandOffStep(reason="account_not_found", quiet=True, subject="Quietly"),
    ),
)
WORDS = {playbook.category: playbook.category for playbook in TREES}
WORKSPACE = Workspace(
    name="test desk",
    version="0123456789ab",
    company=Company(name="Test Desk", disclosure={"en": "I'm an AI assistant."}),
    queues=(Queue(name="general", title="General"), Queue(name="orders", title="Orders")),
    hours=Hours(),
    routing=Routing(),
    identity=Identity(lookup="find_account"),
    connectors=(),
    playbooks=TREES,
    articles=(),
)


@dataclass
class TestDesk:
    """The sockets of a desk, with the strings in the test's hand."""

    __test__ = False  # it is a desk, not a test

    bench: Bench
    sockets: Sockets
    bells: Bells
    tools: FakeTools
    models: FakeModels
    knowledge: FakeKnowledge
    mail: FakeMail
    pauses: list[int]

    async def say(self, text: str, ticket_id: UUID | None = None) -> Received:
        """A customer's message, committed and rung for, not yet answered."""
        if ticket_id:
            return await intake.add_message(
                ticket_id, text, client_message_id=None, page=None, sockets=self.sockets
            )
        opening = Opening(channel="chat", text=text, principal=claimed(None))
        received, _ = await intake.open_conversation(opening, caller="", sockets=self.sockets)
        return received

    async def answer(self, text: str, ticket_id: UUID | None = None) -> Ending:
        """The ending of the turn that this message starts."""
        received = await self.say(text, ticket_id)
        await turn.run(received.ticket_id, sockets=self.sockets)
        ending = await self.sockets.turns.ending(received.turn_id)
        assert ending, "the turn is still open"
        return ending

    async def ring(self, ticket_id: UUID) -> str:
        """Do what the motor does, as its edge does it: tells the name of the error, if any."""
        try:
            await turn.run(ticket_id, sockets=self.sockets)
        except (DeskhandError, RuntimeError) as failed:
            return type(failed).__name__
        return ""

    async def said(self, ticket_id: UUID) -> list[str]:
        """What the assistant has said."""
        messages = (await self.bench.book.conversation(ticket_id)).messages
        return [message.text for message in messages if message.author == "assistant"]

    async def of(self, ending: Ending) -> UUID:
        """The ticket of a turn."""
        return (await self.bench.book.trace(ending.turn_id)).ticket_id

    def with_split(self, split: Callable[[str], Sequence[tuple[int, int]]]) -> Sockets:
        """The same sockets, but texts are cut like this."""
        return replace(self.sockets, split=split)


def desk_on(bench: Bench, *, windows_ms: dict[str, int] | None = None) -> TestDesk:
    """A desk on these stores."""
    bench = Bench(bench.store, windows_ms=windows_ms)
    bells, tools, models = Bells(), FakeTools("mara@example.com"), FakeModels(WORDS)
    knowledge, mail, pauses = FakeKnowledge(), FakeMail(), list[int]()
    sockets = Sockets(
        workspace=WORKSPACE, clock=bench.clock, chance=bench.chance, motor=bells,
        feed=PostgresFeed(bench.sql, url=bench.url), intake=bench.intake, turns=bench.turns,
        ledger=bench.actions, limits=bench.limits, cards=bench.cards, outbox=bench.outbox,
        tickets=bench.tickets, staff=bench.staff, tools=tools, knowledge=knowledge,
        intents=models, languages=models, moods=models, details=models, mail=mail,
        split=lambda text: [(0, len(text))],
        mask=lambda text: text.replace("4111 1111", "••••"),
        pause=_noted(pauses),
    )  # fmt: skip
    return TestDesk(bench, sockets, bells, tools, models, knowledge, mail, pauses)


def _noted(pauses: list[int]) -> Callable[[int], Awaitable[None]]:
    async def pause(attempt: int) -> None:
        pauses.append(attempt)

    return pause


def hold_of(*texts: str, entries: tuple[Entry, ...] = (), **more: object) -> Hold:
    """A turn with these messages, held without any database."""
    now = FixedClock().now()
    turn_id = uuid4()
    messages = tuple(
        Message(id=uuid4(), seq=n, author=Author.customer, text=text, at=now, turn_id=turn_id)
        for n, text in enumerate(texts, 1)
    )
    plain: dict[str, object] = {
        "id": turn_id, "ticket_id": uuid4(), "number": 1001, "seq": 1, "cause": Cause.message,
        "channel": "chat", "messages": messages, "history": (), "principal": {}, "page": None,
        "holder": Holder.assistant, "language": "en", "details": (), "waiting": None, "at": now,
    }  # fmt: skip
    found = Turn.model_validate(plain | more)
    return Hold(turn=found, fence=1, round=len(texts), attempts=1, entries=entries)
