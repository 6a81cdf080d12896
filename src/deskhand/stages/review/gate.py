"""The gate before anything is sent: rules that hold for every draft, then the lane."""

import re

from deskhand.domain.concern import ConcernResult
from deskhand.domain.customer import normal_email
from deskhand.domain.decision import Decided, GiveUp, Leave
from deskhand.domain.draft import Draft, Lane, Reviewed, Verdict
from deskhand.domain.turn import Turn
from deskhand.domain.workspace import Workspace
from deskhand.stages.review.claims import misquoted, unproven

LONGEST = 2_000
_SECRET = re.compile(r"/reset/\S|\bBearer \S{12}|\b(?:sk|pk|api)[_-]\w{12}", re.IGNORECASE)
# It begins only where nothing of it stands before: else a long word costs the square of its length.
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def run(
    draft: Draft,
    decided: Decided,
    results: tuple[ConcernResult, ...],
    turn: Turn,
    *,
    workspace: Workspace,
) -> Reviewed:
    """The verdict on the draft, and how far it is trusted."""
    reasons = tuple(
        reason
        for segment in draft.segments
        for reason in (unproven(segment, results), misquoted(segment, results))
        if reason
    )
    reasons += _improper(draft.text, turn, results)
    verdict = Verdict(outcome="stop" if reasons else "pass", check="review", reasons=reasons)
    lane, why = _lane(verdict, decided, results, workspace)
    return Reviewed(verdict=verdict, lane=lane, why=why)


def _improper(text: str, turn: Turn, results: tuple[ConcernResult, ...]) -> tuple[str, ...]:
    reasons: tuple[str, ...] = ()
    if len(text) > LONGEST:
        reasons += (f"is longer than {LONGEST:,} characters",)
    if _SECRET.search(text):
        reasons += ("holds something secret",)
    if {normal_email(a) for a in _ADDRESS.findall(text)} - _own_addresses(turn, results):
        reasons += ("names an address that the customer did not give",)
    return reasons


def _own_addresses(turn: Turn, results: tuple[ConcernResult, ...]) -> set[str]:
    """Written by the customer, quoted from an article, or proven; each in its normal form."""
    texts = [m.text for m in (*turn.history, *turn.messages)]
    texts += [p.text for r in results if r.evidence for p in r.evidence.passages]
    own = [address for text in texts for address in _ADDRESS.findall(text)]
    own += [detail.value for detail in turn.details if detail.kind == "email"]
    own += [given for r in results for given in _given(r)]
    return {normal_email(address) for address in (*own, turn.principal.email or "")}


def _given(result: ConcernResult) -> list[str]:
    """What was understood as a detail, even where it was written with a slip (`mara@ shop.com`)."""
    details = result.facts.get("details")
    values = list(details.values()) if isinstance(details, dict) else []
    return [value for value in (*values, result.card_email) if isinstance(value, str)]


def _lane(
    verdict: Verdict,
    decided: Decided,
    results: tuple[ConcernResult, ...],
    workspace: Workspace,
) -> tuple[Lane, str]:
    if verdict.outcome == "stop":
        return Lane.hand_off, f"the review stopped it: {verdict.reasons[0]}."
    if any(isinstance(d, GiveUp | Leave) for d in decided.decisions):
        return Lane.hand_off, "a person was decided on before any attempt."
    if any(r.outcome == "handed_off" for r in results):
        return Lane.hand_off, "the playbook wants a person."
    return _earned(results, workspace)


def _earned(results: tuple[ConcernResult, ...], workspace: Workspace) -> tuple[Lane, str]:
    playbooks = [p for r in results if (p := workspace.playbook(r.concern.category))]
    unripe = next((p for p in playbooks if p.phase != "automate"), None)
    if unripe:
        return Lane.draft, f"{unripe.category} is in phase {unripe.phase}: a teammate sends it."
    doubtful = [
        r
        for r in results
        if (p := workspace.playbook(r.concern.category))
        and r.concern.confidence < p.thresholds.auto
    ]
    if doubtful:
        least = min(doubtful, key=lambda r: r.concern.confidence)
        return Lane.auto_reviewed, (
            f"{least.concern.confidence:.0%} sure of {least.concern.category}: sent, and put "
            "before a reviewer."
        )
    return Lane.auto, "every concern is above its threshold and every claim has its proof."
