"""The path of a message, stage by stage. Read this file first.

A worker takes the open turn of a ticket, walks it through the stages, and ends it in one commit.
What a stage returned stands in the journal, so a crash or a takeover goes on instead of starting
over. When anything breaks for good, the ending is a handoff, never silence.
"""

import asyncio
from uuid import UUID

from deskhand.domain.concern import ConcernResult
from deskhand.domain.decision import Decided, Work
from deskhand.domain.draft import Draft, Reviewed, Verdict
from deskhand.domain.handoff import Handoff
from deskhand.domain.hold import Hold
from deskhand.domain.priority import Priority
from deskhand.domain.reading import Reading
from deskhand.errors import Overtaken, ReplyUnwritable
from deskhand.stages import compose, decide, guard, hand_off, prioritize, reply, review, understand
from deskhand.workflows import concern
from deskhand.workflows.broken import give_up
from deskhand.workflows.ending import close
from deskhand.workflows.journal import Journal
from deskhand.workflows.lease import held
from deskhand.workflows.reasons import is_quiet, reasons_for
from deskhand.workflows.sockets import Sockets
from deskhand.workflows.worked import Worked

MOST_ATTEMPTS = 5
"""After so many crashes or errors on one turn a person takes over."""


async def run(ticket_id: UUID, *, sockets: Sockets) -> None:
    """Take the ticket's open turn, if nobody has it, and end it."""
    hold = await sockets.turns.claim(ticket_id)
    if hold is None:
        return
    async with held(hold, turns=sockets.turns):
        if hold.attempts > MOST_ATTEMPTS:
            await give_up(hold, f"the desk failed {MOST_ATTEMPTS} times on it", sockets=sockets)
            return
        try:
            await answer(hold, sockets=sockets)
        except ReplyUnwritable as unwritable:
            await give_up(hold, str(unwritable), sockets=sockets)
        except Overtaken:
            await sockets.turns.release(hold)
            await sockets.motor.start("turn", ticket_id)


async def answer(hold: Hold, *, sockets: Sockets) -> None:
    """All stages, in their order."""
    turn, workspace = hold.turn, sockets.workspace
    journal = Journal(hold, turns=sockets.turns, clock=sockets.clock)

    safe = await journal.once("guard", Verdict, lambda: guard.run(turn))
    reading = await journal.once(
        "understand",
        Reading,
        lambda: understand.run(
            turn,
            intents=sockets.intents,
            languages=sockets.languages,
            moods=sockets.moods,
            details=sockets.details,
            split=sockets.split,
        ),
    )
    priority = await journal.once("prioritize", Priority, lambda: prioritize.run(turn, reading))
    decided = await journal.once(
        "decide", Decided, lambda: decide.run(turn, reading, safe, workspace=workspace)
    )

    # Investigate, plan, act, verify: once per concern, all concerns at the same time.
    results = await _work(hold, reading, decided, journal=journal, sockets=sockets)

    draft = await journal.once(
        "compose",
        Draft,
        lambda: compose.run(decided, results, reading.language, workspace=workspace),
    )
    reviewed = await journal.once(
        "review", Reviewed, lambda: review.run(draft, decided, results, turn, workspace=workspace)
    )

    worked = Worked(reading, priority, decided, results, draft, reviewed)
    handoff = await _hand_off(hold, worked, journal=journal, sockets=sockets)
    told = None if is_quiet(worked) else handoff
    lines = reply.run(draft, reviewed, told, chance=sockets.chance)
    await close(hold, worked, handoff, lines, journal=journal, sockets=sockets)


async def _work(
    hold: Hold, reading: Reading, decided: Decided, *, journal: Journal, sockets: Sockets
) -> tuple[ConcernResult, ...]:
    works = [d for d in decided.decisions if isinstance(d, Work)]
    tasks = [
        asyncio.ensure_future(
            journal.once(
                f"concern.{number}.plan",
                ConcernResult,
                lambda number=number, work=work: concern.run(
                    number, hold, reading, work, journal=journal, sockets=sockets
                ),
                concern=number,
            )
        )
        for number, work in enumerate(works)
    ]
    try:
        return tuple(await asyncio.gather(*tasks))
    finally:  # when one breaks, the others must not go on acting without a turn
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _hand_off(
    hold: Hold, worked: Worked, *, journal: Journal, sockets: Sockets
) -> Handoff | None:
    reasons = reasons_for(hold.turn, worked, sockets.workspace)
    if reasons is None:
        return None
    duty = await sockets.staff.duty(reasons.queue)
    return await journal.once(
        "hand_off",
        Handoff,
        lambda: hand_off.run(
            hold.turn,
            worked.reading,
            worked.priority,
            reasons,
            duty=duty,
            workspace=sockets.workspace,
            id=sockets.chance.id(),
            now=sockets.clock.now(),
        ),
    )
