"""When a turn cannot be ended in the ordinary way, a person takes over and the customer knows."""

from deskhand.domain.decision import Decided, Decision, Escalation, GiveUp, Leave
from deskhand.domain.draft import Draft, Lane, Reviewed, Verdict
from deskhand.domain.hold import Hold
from deskhand.domain.priority import Priority, PriorityName
from deskhand.domain.reading import Mood, Reading
from deskhand.domain.ticket import Holder
from deskhand.stages import hand_off, reply
from deskhand.workflows.ending import close
from deskhand.workflows.journal import Journal
from deskhand.workflows.reasons import reasons_for
from deskhand.workflows.sockets import Sockets
from deskhand.workflows.worked import Worked


async def give_up(hold: Hold, what: str, *, sockets: Sockets) -> None:
    """End the turn as a handoff; `what` broke, in words for the teammate."""
    journal = Journal(hold, turns=sockets.turns, clock=sockets.clock)
    worked = _worked(hold, what)
    reasons = reasons_for(hold.turn, worked, sockets.workspace)
    if reasons is None:  # a teammate has the ticket already
        await close(hold, worked, None, (), journal=journal, sockets=sockets)
        return
    duty = await sockets.staff.duty(reasons.queue)
    handoff = hand_off.run(
        hold.turn,
        worked.reading,
        worked.priority,
        reasons,
        duty=duty,
        workspace=sockets.workspace,
        id=sockets.chance.id(),
        now=sockets.clock.now(),
    )
    lines = reply.run(worked.draft, worked.reviewed, handoff, chance=sockets.chance)
    await close(hold, worked, handoff, lines, journal=journal, sockets=sockets)


def _worked(hold: Hold, what: str) -> Worked:
    decision: Decision = Leave(is_taken=True)
    if hold.turn.holder is not Holder.teammate:
        broken = Escalation(
            reason="desk_failed", priority=PriorityName.high, is_hard=True, because=what
        )
        decision = GiveUp(escalations=(broken,))
    return Worked(
        reading=Reading(concerns=(), language=hold.turn.language, mood=Mood(score=0), urgency=0),
        priority=Priority(name=PriorityName.high, score=60),
        decided=Decided(decisions=(decision,)),
        results=(),
        draft=Draft(segments=()),
        reviewed=Reviewed(
            verdict=Verdict(outcome="pass", check="review"), lane=Lane.hand_off, why=what
        ),
    )
