"""A desk that sends one link, in the hand of a test."""

from uuid import UUID

from pydantic import JsonValue

from deskhand.domain.action import Action
from deskhand.domain.playbook import ActionStep
from deskhand.domain.tool import Effect, Limit, ToolCard
from deskhand.playbooks.moves import DoAction
from deskhand.stages.act import Order, run
from deskhand.testing import FakeToolBox, MemoryLedger, MemoryLimits, SeededChance, samples

SEND = ToolCard(
    name="send_link",
    is_action=True,
    about="Send a link.",
    arguments=("email", "kind"),
    connector="depot",
    effect=Effect.reversible,
    tier=1,
    retries=2,
)
LIMITED = SEND.model_copy(update={"limit": Limit(count=3, hours=24, per="email")})
MARA: dict[str, JsonValue] = {"email": "mara@example.com", "kind": "plain"}
SENT: dict[str, JsonValue] = {"sent": True, "to": "m***@example.com"}


class Desk:
    """Everything that `act` needs; a crash forgets nothing but what ran."""

    def __init__(self, card: ToolCard = SEND) -> None:
        self.tools = FakeToolBox(card)
        self.ledger = MemoryLedger()
        self.limits = MemoryLimits()
        self.chance = SeededChance()
        self.pauses: list[int] = []

    async def act(self, order: Order | None = None) -> Action:
        """Carry the order out."""
        return await run(
            order or an_order(),
            tools=self.tools,
            ledger=self.ledger,
            limits=self.limits,
            chance=self.chance,
            pause=self._pause,
        )

    async def _pause(self, attempt: int) -> None:
        self.pauses.append(attempt)


def an_order(
    arguments: dict[str, JsonValue] = MARA,
    *,
    tool: str = "send_link",
    turn_number: int = 1,
    **playbook: object,
) -> Order:
    """The wish of a playbook to have a link sent."""
    turn = samples.turn("I forgot my password", id=UUID(int=turn_number))
    listed: dict[str, object] = {"tools": ("send_link",)}
    return Order(
        hold=samples.hold(turn),
        playbook=samples.playbook("password_reset", **(listed | playbook)),
        move=DoAction(
            path="steps.0",
            step=ActionStep(action=tool, keep_as="sent"),
            arguments=arguments,
        ),
    )
