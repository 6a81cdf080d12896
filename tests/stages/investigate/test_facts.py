"""A lookup says honestly whether its system answered."""

import pytest

from deskhand.domain.concern import Evidence
from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.playbook import AnswerStep, LookupStep
from deskhand.domain.tool import ToolCard
from deskhand.errors import ToolFailed, ToolRefused, ToolUnavailable
from deskhand.playbooks.moves import DoAnswer, DoLookup
from deskhand.stages.investigate import run, search
from deskhand.testing import FakeToolBox, samples

FIND = ToolCard(
    name="find_order",
    is_action=False,
    about="Find an order.",
    arguments=("order_id",),
    connector="depot",
    retries=2,
)
MOVE = DoLookup(
    path="steps.0",
    step=LookupStep(lookup="find_order", keep_as="order"),
    arguments={"order_id": "LS-1000"},
)
MARA = Principal(level=Assurance.channel_verified, email="mara@example.com")
TURN = samples.turn("Where is LS-1000?", principal=MARA)
AWAY = ToolUnavailable("The depot does not answer.")


class Pauses(list[int]):
    """Counts the pauses."""

    async def __call__(self, attempt: int) -> None:
        self.append(attempt)


async def test_that_a_lookup_is_made_for_the_customer_of_the_turn() -> None:
    tools, pauses = FakeToolBox(FIND), Pauses()
    tools.will("find_order", {"found": True})
    finding = await run(MOVE, TURN, tools=tools, pause=pauses)
    assert (finding.answered, finding.value, finding.attempts) == (True, {"found": True}, 1)
    assert (finding.tool, finding.keep_as) == ("find_order", "order")
    assert [(c.arguments, c.principal) for c in tools.calls] == [({"order_id": "LS-1000"}, MARA)]
    assert pauses == []


async def test_that_a_lookup_is_made_again_while_its_system_is_away() -> None:
    tools, pauses = FakeToolBox(FIND), Pauses()
    tools.will("find_order", AWAY, AWAY, {"found": True})
    finding = await run(MOVE, TURN, tools=tools, pause=pauses)
    assert (finding.answered, finding.attempts) == (True, 3)
    assert pauses == [1, 2]


async def test_that_a_lookup_that_never_answers_is_told_as_that() -> None:
    tools, pauses = FakeToolBox(FIND), Pauses()
    tools.will("find_order", *[AWAY] * 9)
    finding = await run(MOVE, TURN, tools=tools, pause=pauses)
    assert (finding.answered, finding.value, finding.attempts) == (False, {}, 3)
    assert finding.reason == "The depot does not answer."
    assert pauses == [1, 2]


@pytest.mark.parametrize("no", [ToolRefused("Not yours."), ToolFailed("Not yours.")])
async def test_that_a_clear_no_is_not_asked_again(no: ToolFailed) -> None:
    tools, pauses = FakeToolBox(FIND), Pauses()
    tools.will("find_order", no, {"found": True})
    finding = await run(MOVE, TURN, tools=tools, pause=pauses)
    assert (finding.answered, finding.attempts, finding.reason) == (False, 1, "Not yours.")


async def test_that_an_undeclared_lookup_is_tried_once() -> None:
    tools, pauses = FakeToolBox(), Pauses()
    tools.will("find_order", AWAY, {"found": True})
    finding = await run(MOVE, TURN, tools=tools, pause=pauses)
    assert (finding.answered, finding.attempts) == (False, 1)
    assert pauses == []


async def test_that_articles_are_searched_in_the_categories_of_the_step() -> None:
    class Shelf:
        """Keeps what it was asked."""

        async def evidence(self, question: str, *, categories: object, language: str) -> Evidence:
            assert (question, categories, language) == ("How long?", ("shipping",), "de")
            return samples.evidence("Two days.")

    move = DoAnswer(path="steps.0", step=AnswerStep(answer=("shipping",)))
    found = await search(move, "How long?", "de", knowledge=Shelf())
    assert found.answer == "Two days."
