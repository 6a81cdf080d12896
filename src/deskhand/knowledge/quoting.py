"""Chooses the few sentences of a passage that answer a question."""

import re
from collections.abc import Sequence

from deskhand.domain.value import Value
from deskhand.knowledge.index import Hit, Line
from deskhand.knowledge.passages import joined
from deskhand.knowledge.question import Question
from deskhand.knowledge.support import Place, Signals, place_of, rank, signals, support

LONGEST = 450
MOST = 3
NEAR = 0.12
"""A sentence beside the answer that is this much less near still belongs to it."""
BETTER = 0.3
"""So much must a sentence from elsewhere add to the rank of the answer to be taken in."""

_LEANS_BACK = re.compile(
    r"(?:it|its|they|their|this|that|these|those|then|there|after (?:that|this)|otherwise|also"
    r"|both|such|for (?:anything|everything|all) (?:else|others?)|for (?:larger|smaller) ones?)\b",
    re.IGNORECASE,
)


class Quote(Value):
    """Sentences of one passage, word for word, and how surely they answer."""

    lines: tuple[str, ...]
    runs: tuple[str, ...]
    """The same, those that stand side by side as one piece of the passage."""
    signals: Signals
    rank: float
    support: float

    @property
    def text(self) -> str:
        """The sentences as one text; steps keep their lines."""
        has_steps = any("\n" in run for run in self.runs)
        return ("\n" if has_steps else " ").join(self.runs)


def quote(question: Question, hit: Hit) -> Quote:
    """The best answer that this passage can give."""
    lines = hit.lines
    place = place_of(hit.passage)
    ranks = [rank(_look(question, [line], place)) for line in lines]
    order = sorted(range(len(lines)), key=lambda n: -ranks[n])
    chosen = _with_context(order[0], lines)
    best = _look(question, [lines[n] for n in chosen], place)
    for n in order[1:]:
        wider = _without_gap(sorted({*chosen, *_with_context(n, lines)}), lines)
        if not fits([lines[k].text for k in wider]):
            continue
        found = _look(question, [lines[k] for k in wider], place)
        is_beside = n - 1 in chosen or n + 1 in chosen
        is_close = not question.codes and lines[n].nearness >= lines[order[0]].nearness - NEAR
        if (is_beside and is_close) or rank(found) > rank(best) + BETTER:
            chosen, best = wider, found
    return Quote(
        lines=tuple(lines[n].text for n in chosen),
        runs=_runs(chosen, lines),
        signals=best,
        rank=rank(best),
        support=support(best),
    )


def fits(texts: Sequence[str]) -> bool:
    """Are these few and short enough to be read as one answer?"""
    return len(texts) <= MOST and sum(len(text) + 1 for text in texts) <= LONGEST + 1


def _look(question: Question, lines: Sequence[Line], place: Place) -> Signals:
    text = " ".join(line.text for line in lines)
    return signals(question, text, place=place, dense=max(line.nearness for line in lines))


def _runs(chosen: Sequence[int], lines: Sequence[Line]) -> tuple[str, ...]:
    texts = [line.text for line in lines]
    starts = [k for k, n in enumerate(chosen) if not k or n != chosen[k - 1] + 1]
    ends = [*starts[1:], len(chosen)]
    return tuple(
        joined(texts[chosen[start] : chosen[end - 1] + 1], like=texts)
        for start, end in zip(starts, ends, strict=True)
    )


def _without_gap(chosen: list[int], lines: Sequence[Line]) -> list[int]:
    """The same with what stands between, where that is short enough."""
    whole = list(range(chosen[0], chosen[-1] + 1))
    return whole if fits([lines[k].text for k in whole]) else chosen


def _with_context(n: int, lines: Sequence[Line]) -> list[int]:
    """A sentence, after the one that its first word leans on."""
    if n and _LEANS_BACK.match(lines[n].text) and fits([lines[n - 1].text, lines[n].text]):
        return [n - 1, n]
    return [n]
