"""Works on one concern: the tree says what is next, the stages do it, until it ends."""

from dataclasses import dataclass, field

from pydantic import JsonValue

from deskhand.domain.action import Action, ActionState
from deskhand.domain.concern import MOST_ASKED, ConcernResult, Evidence, Finding, Waiting
from deskhand.domain.decision import Escalation, Work
from deskhand.domain.draft import Verdict
from deskhand.domain.hold import Hold
from deskhand.domain.playbook import Playbook
from deskhand.domain.priority import PriorityName
from deskhand.domain.reading import Reading
from deskhand.playbooks.facts import first_facts
from deskhand.playbooks.moves import (
    CheckLimit,
    DoAction,
    DoAnswer,
    DoLookup,
    Finished,
    HandOver,
    NeedDetail,
    StepDone,
)
from deskhand.stages import act, investigate, plan, verify
from deskhand.workflows.identity import ask_for_proof
from deskhand.workflows.journal import Journal
from deskhand.workflows.sockets import Sockets

End = NeedDetail | HandOver | Finished


@dataclass
class Bench:
    """What is on the table while a concern is worked on."""

    number: int
    hold: Hold
    work: Work
    reading: Reading
    playbook: Playbook
    facts: dict[str, JsonValue]
    done: dict[str, StepDone] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    evidence: Evidence | None = None


async def run(
    number: int, hold: Hold, reading: Reading, work: Work, *, journal: Journal, sockets: Sockets
) -> ConcernResult:
    """How the concern of that number ended in this turn."""
    playbook = sockets.workspace.playbook(work.concern.category)
    if playbook is None:
        raise AssertionError("decide hands a concern without a playbook to a person")
    if playbook.identity == "verified" and not hold.turn.principal.is_verified:
        return await ask_for_proof(hold.turn, reading, work, sockets=sockets)
    bench = Bench(number, hold, work, reading, playbook, _facts(hold, reading, playbook, sockets))
    while not isinstance(move := plan.run(playbook, bench.done, bench.facts), End):
        await _do(bench, move, journal=journal, sockets=sockets)
    match move:
        case NeedDetail():
            return _ask(bench, move.name, move.replies)
        case HandOver():
            return _hand_over(bench, move)
        case Finished():
            return _result(bench).model_copy(update={"replies": move.replies})


async def _do(
    bench: Bench,
    move: DoLookup | DoAction | CheckLimit | DoAnswer,
    *,
    journal: Journal,
    sockets: Sockets,
) -> None:
    match move:
        case DoLookup():
            await _look_up(bench, move, journal, sockets)
        case DoAction():
            await _act(bench, move, journal, sockets)
        case CheckLimit():
            await _count(bench, move, journal, sockets)
        case DoAnswer():
            await _search(bench, move, journal, sockets)


async def _look_up(bench: Bench, move: DoLookup, journal: Journal, sockets: Sockets) -> None:
    finding = await journal.once(
        f"concern.{bench.number}.investigate.{move.path}",
        Finding,
        lambda: investigate.run(move, bench.hold.turn, tools=sockets.tools, pause=sockets.pause),
        concern=bench.number,
    )
    bench.findings.append(finding)
    bench.facts[move.step.keep_as] = finding.value
    bench.done[move.path] = StepDone(ok=finding.answered, value=finding.value)


async def _search(bench: Bench, move: DoAnswer, journal: Journal, sockets: Sockets) -> None:
    evidence = await journal.once(
        f"concern.{bench.number}.investigate.{move.path}",
        Evidence,
        lambda: investigate.search(
            move, bench.work.concern.text, bench.reading.language, knowledge=sockets.knowledge
        ),
        concern=bench.number,
    )
    bench.evidence = evidence
    bench.done[move.path] = StepDone(ok=bool(evidence.answer), value=evidence.answer)


async def _act(bench: Bench, move: DoAction, journal: Journal, sockets: Sockets) -> None:
    await journal.commit()
    order = act.Order(bench.hold, bench.playbook, move)
    action = await journal.once(
        f"concern.{bench.number}.act.{move.path}",
        Action,
        lambda: act.run(
            order,
            tools=sockets.tools,
            ledger=sockets.ledger,
            limits=sockets.limits,
            chance=sockets.chance,
            pause=sockets.pause,
        ),
        concern=bench.number,
    )
    verdict = await journal.once(
        f"concern.{bench.number}.verify.{move.path}",
        Verdict,
        lambda: verify.run(action, tools=sockets.tools),
        concern=bench.number,
    )
    if verdict.outcome != "pass" and action.state is ActionState.confirmed:
        action = action.model_copy(
            update={"state": ActionState.unknown, "reason": verdict.reasons[0]}
        )
        await sockets.ledger.settle(action)
    bench.actions.append(action)
    bench.facts[move.step.keep_as] = action.result
    happened = action.state is ActionState.confirmed
    bench.done[move.path] = StepDone(ok=happened, value=action.result)


async def _count(bench: Bench, move: CheckLimit, journal: Journal, sockets: Sockets) -> None:
    step = move.step
    within = await sockets.limits.hit(
        step.limit,
        move.subject,
        count=step.count,
        hours=step.hours,
        turn_id=bench.hold.turn.id,
    )
    reason = f"{step.limit}: at most {step.count} in {step.hours:g} hours"
    verdict = await journal.once(
        f"concern.{bench.number}.plan.{move.path}",
        Verdict,
        lambda: Verdict(outcome="pass" if within else "stop", check="limit", reasons=(reason,)),
        concern=bench.number,
    )
    bench.done[move.path] = StepDone(ok=verdict.outcome == "pass")


def _facts(
    hold: Hold, reading: Reading, playbook: Playbook, sockets: Sockets
) -> dict[str, JsonValue]:
    said = {d.kind: d.value for d in (*hold.turn.details, *reading.details)}
    if hold.turn.principal.email:  # what the customer has given is not asked for again
        said.setdefault("email", hold.turn.principal.email)
    details = {
        name: said[need.type] for name, need in playbook.details.items() if need.type in said
    }
    turn = hold.turn
    return first_facts(sockets.workspace.company, turn.principal, details, turn.page)


def _result(bench: Bench) -> ConcernResult:
    return ConcernResult(
        concern=bench.work.concern,
        specialist=bench.work.specialist,
        outcome="replied",
        findings=tuple(bench.findings),
        actions=tuple(bench.actions),
        evidence=bench.evidence,
        facts=bench.facts,
    )


def _ask(bench: Bench, name: str, replies: tuple[str, ...]) -> ConcernResult:
    before = bench.hold.turn.waiting
    asked = before.asked + 1 if before and before.detail == name else 1
    result = _result(bench).model_copy(update={"replies": replies, "missing": (name,)})
    if asked > MOST_ASKED:
        because = f"the customer was asked {MOST_ASKED} times for: {name.replace('_', ' ')}"
        return _given_up(result, "detail_not_given", because)
    waiting = Waiting(
        category=bench.playbook.category,
        confidence=bench.work.concern.confidence,
        detail=name,
        kind=bench.playbook.details[name].type,
        asked=asked,
    )
    return result.model_copy(update={"outcome": "asked", "waiting": waiting})


def _hand_over(bench: Bench, end: HandOver) -> ConcernResult:
    step = end.step
    result = _result(bench).model_copy(
        update={
            "replies": end.replies,
            "queue": step.queue,
            "subject": step.subject,
            "is_quiet": step.quiet,
        }
    )
    because = step.because or step.reason.replace("_", " ")
    given = _given_up(result, step.reason, because, PriorityName(step.priority or "normal"))
    return given.model_copy(update={"outcome": "replied"}) if step.quiet else given


def _given_up(
    result: ConcernResult,
    reason: str,
    because: str,
    priority: PriorityName = PriorityName.normal,
) -> ConcernResult:
    escalation = Escalation(reason=reason, priority=priority, is_hard=False, because=because)
    return result.model_copy(update={"outcome": "handed_off", "escalation": escalation})
