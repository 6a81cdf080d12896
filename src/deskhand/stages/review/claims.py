"""Said against did: a claim needs its receipt or its citation."""

import re

from deskhand.domain.action import ActionState
from deskhand.domain.concern import ConcernResult
from deskhand.domain.draft import Segment

_DONE = (
    r"sent|refunded|cancelled|canceled|changed|updated|reset|issued|credited|booked|reinstated"
    r"|transferred|processed|fixed|deleted"
)
_COMPLETION = re.compile(
    rf"\b(?:I|we)(?:'ve| have)? (?:just |already |now )?(?:{_DONE})\b"
    rf"|\b(?:has|have|was|were|is|are) (?:now |just |already |been )+(?:{_DONE})\b"
    r"|\b(?:(?:ich|wir) haben?|haben? (?:ich|wir))\b(?:[^.!?]|[.!?](?=\S)){0,80}"
    r"\b(?:gesendet|geschickt|erstattet|gek[uü]ndigt|ge[aä]ndert)\b"
    r"|\bhe(?:mos)? (?:enviado|reembolsado|cancelado|cambiado|actualizado)\b",
    re.IGNORECASE,
)


def unproven(segment: Segment, results: tuple[ConcernResult, ...]) -> str | None:
    """What the segment claims without proof; None when it is honest."""
    done = {a.tool for r in results for a in r.actions if a.state is ActionState.confirmed}
    done |= {f.tool for r in results for f in r.findings if f.answered}
    missing = sorted(set(segment.claims) - done)
    if missing:
        return f"claims {', '.join(missing)}, which did not happen"
    found = _COMPLETION.search(segment.text)
    if found and not segment.receipts and not segment.citations:
        return f'says "{found.group(0)}" without a receipt'
    return None


def misquoted(segment: Segment, results: tuple[ConcernResult, ...]) -> str | None:
    """A quote that its passage does not hold; None when all do."""
    passages = [p for r in results if r.evidence for p in r.evidence.passages]
    for citation in segment.citations:
        held = any(p.article == citation.source and citation.quote in p.text for p in passages)
        if citation.kind == "passage" and not held:
            return f"quotes {citation.source} wrongly"
    return None
