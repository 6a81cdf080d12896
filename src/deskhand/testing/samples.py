"""Values that a test needs but is not about: all is ordinary but what is given by name."""

from uuid import UUID

from deskhand.domain.citation import Citation, Passage
from deskhand.domain.concern import ConcernResult, Evidence
from deskhand.domain.decision import Escalation
from deskhand.domain.hold import Hold
from deskhand.domain.message import Author, Message
from deskhand.domain.playbook import Playbook
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Concern, Mood, Reading
from deskhand.domain.turn import Cause, Turn
from deskhand.domain.workspace import Company, Hours, Identity, Queue, Routing, Workspace
from deskhand.testing.clock import NINE_ON_A_MONDAY

TICKET_ID, TURN_ID = UUID(int=0x71C), UUID(int=0x7E2)


def message(text: str, author: Author = Author.customer, seq: int = 1) -> Message:
    """One text of a conversation."""
    return Message(
        id=UUID(int=0x3E5000 + seq), seq=seq, author=author, text=text, at=NINE_ON_A_MONDAY
    )


def turn(*texts: str, **changes: object) -> Turn:
    """A turn that these messages of an unknown customer started."""
    ordinary: dict[str, object] = {
        "id": TURN_ID,
        "ticket_id": TICKET_ID,
        "number": 1042,
        "seq": 1,
        "cause": Cause.message,
        "channel": "chat",
        "messages": tuple(message(text, seq=seq) for seq, text in enumerate(texts, 1)),
        "history": (),
        "principal": {},
        "page": None,
        "holder": "assistant",
        "language": "und",
        "details": (),
        "waiting": None,
        "at": NINE_ON_A_MONDAY,
    }
    return Turn.model_validate(ordinary | changes)


def hold(turn: Turn, *, fence: int = 1) -> Hold:
    """That turn, held by one worker."""
    return Hold(turn=turn, fence=fence, round=len(turn.messages), attempts=1, entries=())


def concern(category: str | None = "order_status", **changes: object) -> Concern:
    """Something that a customer wants, well understood."""
    ordinary: dict[str, object] = {
        "category": category,
        "confidence": 0.95,
        "text": "Where is my order?",
    }
    return Concern.model_validate(ordinary | changes)


def reading(*concerns: Concern, **changes: object) -> Reading:
    """What was understood: these concerns, calmly, in English."""
    ordinary: dict[str, object] = {
        "concerns": concerns,
        "language": "en",
        "mood": Mood(score=0),
        "urgency": 0.2,
    }
    return Reading.model_validate(ordinary | changes)


def escalation(reason: str = "no_playbook", **changes: object) -> Escalation:
    """A soft reason for a person."""
    ordinary: dict[str, object] = {
        "reason": reason,
        "priority": PriorityName.normal,
        "is_hard": False,
        "because": reason.replace("_", " "),
    }
    return Escalation.model_validate(ordinary | changes)


def result(concern: Concern, outcome: str = "replied", **changes: object) -> ConcernResult:
    """How a concern ended."""
    ordinary: dict[str, object] = {
        "concern": concern,
        "specialist": "orders",
        "outcome": outcome,
    }
    return ConcernResult.model_validate(ordinary | changes)


def evidence(
    answer: str, text: str = "", *, article: str = "shipping/times-and-costs.md"
) -> Evidence:
    """An answer that a passage supports."""
    passage = Passage(id=1, article=article, title="Delivery times", text=text or answer)
    citation = Citation(kind="passage", source=article, title=passage.title, quote=answer)
    citations = (citation,) if answer else ()
    return Evidence(passages=(passage,), answer=answer, citations=citations, support=0.9)


def playbook(category: str = "order_status", **changes: object) -> Playbook:
    """A playbook whose tree does nothing."""
    ordinary: dict[str, object] = {
        "category": category,
        "specialist": "orders",
        "about": "The customer asks where an order is.",
        "examples": {"en": ("Where is my order?",)},
        "steps": (),
        "file": f"playbooks/{category}.yaml",
    }
    return Playbook.model_validate(ordinary | changes)


def workspace(*playbooks: Playbook, **changes: object) -> Workspace:
    """A company with these playbooks, open from nine to five UTC."""
    ordinary: dict[str, object] = {
        "name": "lamp-shop",
        "version": "0123456789ab",
        "company": Company(
            name="Lamp Shop",
            disclosure={"en": "I am Lu, an AI.", "de": "Ich bin Lu, eine KI."},
            languages=("en", "de"),
        ),
        "queues": (Queue(name="general", title="General"),),
        "hours": Hours(),
        "routing": Routing(),
        "identity": Identity(lookup="find_account"),
        "connectors": ("depot",),
        "playbooks": playbooks,
        "articles": (),
    }
    return Workspace.model_validate(ordinary | changes)
