"""One concern follows its tree: it asks, looks up, acts, and knows when to stop."""

import pytest

from deskhand.domain.concern import MOST_ASKED
from deskhand.domain.turn import Ending, Outcome
from deskhand.errors import ToolRefused, ToolUnavailable, Undeliverable

from .desk import TestDesk

AWAY = ToolUnavailable("The workshop is away.")


def states(ending: Ending) -> list[tuple[str, str]]:
    return [(seen.tool, seen.state) for concern in ending.concerns for seen in concern.actions]


async def test_that_a_detail_is_asked_for_three_times_and_then_a_person_comes(
    desk: TestDesk,
) -> None:
    first = await desk.answer("order")
    ticket_id = await desk.of(first)
    asked = [first] + [
        await desk.answer(text, ticket_id) for text in ("I don't know", "no idea at all")
    ]
    assert len(asked) == MOST_ASKED
    assert {ending.outcome for ending in asked} == {Outcome.asked}
    assert {ending.reply for ending in asked} == {"Which order is it?"}
    last = await desk.answer("really, I do not know it", ticket_id)
    assert last.outcome is Outcome.handed_off
    handoff = await desk.bench.book.handoff(ticket_id)
    assert handoff
    assert handoff.reason == "detail_not_given"
    assert handoff.reasons == ("the customer was asked 3 times for: order id",)
    assert "order id" in handoff.missing


async def test_that_an_answer_starts_the_count_again(desk: TestDesk) -> None:
    first = await desk.answer("order")
    ticket_id = await desk.of(first)
    await desk.answer("hm, let me see what it was", ticket_id)
    found = await desk.answer("CK-1042", ticket_id)
    assert found.reply == "Your order is CK-1042."
    assert await desk.bench.one("select waiting from tickets") is None


async def test_that_a_detail_that_was_given_is_not_asked_for_again(desk: TestDesk) -> None:
    first = await desk.answer("order CK-1042")
    again = await desk.answer("and the order, is it still there?", await desk.of(first))
    assert first.reply == again.reply == "Your order is CK-1042."


@pytest.mark.parametrize(
    ("error", "times", "outcome", "words"),
    [
        (AWAY, 1, Outcome.replied, "look answered"),
        (AWAY, 2, Outcome.handed_off, "look did not answer after 2 attempts"),
        (ToolRefused("no"), 1, Outcome.handed_off, "look did not answer after 1 attempts: no"),
    ],
)
async def test_that_a_lookup_that_is_away_is_tried_again(
    desk: TestDesk, error: Exception, times: int, outcome: Outcome, words: str
) -> None:
    desk.tools.plan.fail("look_up", error, times=times)
    ending = await desk.answer("order CK-1042")
    assert ending.outcome is outcome
    trace = await desk.bench.book.trace(ending.turn_id)
    (entry,) = [entry for entry in trace.entries if entry.stage == "investigate"]
    assert entry.words.startswith(words)
    if outcome is Outcome.handed_off:
        assert "CK-1042" not in (ending.reply or ""), "nothing is said of what nobody saw"


@pytest.mark.parametrize(
    ("error", "times", "state", "pauses"),
    [
        (AWAY, 2, "confirmed", [1, 2]),
        (AWAY, 3, "failed", [1, 2]),
        (ToolRefused("no"), 1, "failed", []),
        (Undeliverable("bounced"), 1, "failed", []),
    ],
)
async def test_that_an_action_is_tried_again_only_where_that_may_help(
    desk: TestDesk, error: Exception, times: int, state: str, pauses: list[int]
) -> None:
    desk.tools.plan.fail("act", error, times=times)
    ending = await desk.answer("mending CK-1042")
    assert states(ending) == [("mend", state)]
    assert desk.pauses == pauses
    done = state == "confirmed"
    assert ending.outcome is (Outcome.replied if done else Outcome.handed_off)
    assert (ending.reply or "").startswith("It is mended." if done else "That did not work.")


async def test_that_an_action_that_cannot_be_seen_is_not_claimed(desk: TestDesk) -> None:
    desk.tools.is_seen = False
    ending = await desk.answer("mending CK-1042")
    assert states(ending) == [("mend", "unknown")]
    assert "It is mended." not in (ending.reply or "")
    handoff = await desk.bench.book.handoff(await desk.of(ending))
    assert handoff
    assert [(attempt.what, attempt.state) for attempt in handoff.tried] == [("Mend", "unknown")]


async def test_that_a_lost_answer_is_looked_up_and_not_done_again(desk: TestDesk) -> None:
    """The workshop mended it, but its answer was lost on the way."""
    acted = desk.tools.act

    async def lossy(*args: object, **kwargs: object) -> object:
        await acted(*args, **kwargs)  # pyright: ignore[reportArgumentType]
        raise AWAY

    desk.tools.act = lossy  # pyright: ignore[reportAttributeAccessIssue]
    ending = await desk.answer("mending CK-1042")
    assert states(ending) == [("mend", "confirmed")]
    assert desk.tools.calls.count("mend") == 1


async def test_that_an_actions_own_limit_refuses_the_third(desk: TestDesk) -> None:
    endings = [await desk.answer("mending CK-1042") for _ in range(3)]
    assert [states(ending)[0][1] for ending in endings] == ["confirmed", "confirmed", "refused"]
    assert len(desk.tools.mended) == 2
    other = await desk.answer("mending CK-2000")
    assert states(other) == [("mend", "confirmed")]


async def test_that_a_limit_of_the_tree_goes_another_way(desk: TestDesk) -> None:
    endings = [await desk.answer("limited CK-1042") for _ in range(3)]
    assert [ending.outcome for ending in endings] == ["replied", "replied", "handed_off"]
    handoff = endings[2].handoff
    assert handoff
    assert (handoff.reason, handoff.queue) == ("too_many", "orders")


async def test_that_an_answer_carries_what_it_leans_on_or_is_not_given(desk: TestDesk) -> None:
    sure = await desk.answer("asking about water")
    assert sure.reply == "Use soft water."
    (citation,) = sure.concerns[0].citations
    assert (citation.source, citation.quote) == ("water.md", "Use soft water.")
    unsure = await desk.answer("asking about milk")
    assert (unsure.reply or "").startswith("I am not sure.")
    assert unsure.outcome is Outcome.handed_off
    assert unsure.concerns[0].citations == ()


async def test_that_a_quiet_handoff_is_not_told(desk: TestDesk) -> None:
    ending = await desk.answer("quiet")
    assert (ending.outcome, ending.reply) == (Outcome.replied, "Here you are.")
    assert ending.is_guarded
    assert ending.as_customer_sees().handoff is None
    ticket_id = await desk.of(ending)
    told = [row["type"] for row in await desk.bench.rows("select type from events order by id")]
    assert "flagged" in told
    assert "handed_off" not in told
    ticket = (await desk.bench.book.conversation(ticket_id)).ticket
    assert (ticket.holder, ticket.queue, ticket.subject) == ("assistant", "general", "Quietly")
