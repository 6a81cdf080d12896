"""Tells how surely a few sentences answer a question, in parts that can be read."""

import math
import re
from collections.abc import Mapping
from typing import Final

from deskhand.domain.citation import Passage
from deskhand.domain.value import Value
from deskhand.knowledge.kinds import fit
from deskhand.knowledge.question import Products, Question, named
from deskhand.knowledge.words import equals, terms

RANK: Final = {
    "words": 2.7,
    "dense": 9.0,
    "missing": -2.4,
    "kind": 2.7,
    "told": 3.2,
    "category": 1.0,
}
"""What makes one candidate better than another: meaning counts most."""
TRUST: Final = {
    "words": 1.5, "dense": 5.0, "missing": -3.0, "kind": 1.2, "told": 3.0, "about": 1.5,
    "exact": 4.0,
}  # fmt: skip
"""What makes a candidate an answer: a telling word that is nowhere counts heavily against it."""
BIAS: Final = -9.0

HEADING_CREDIT: Final = 0.95
TITLE_CREDIT: Final = 0.9
EQUAL_CREDIT: Final = 0.9
FRAME_CREDIT: Final = 0.9
UNIT_CREDIT: Final = 0.6
"""A number of the question that the text answers with another of its unit: 80 dollars, 60 USD."""
GENERAL_CREDIT: Final = 0.6
"""A product of the question where the text speaks of no product: a rule that holds for all."""
ENOUGH: Final = 2.0
"""Weight of found words from which on more do not count."""

Spots = tuple[tuple[frozenset[str], float], ...]
"""The words of the text, of its heading and of its title, each with what a match is worth."""


class Place(Value):
    """Where sentences stand, as words."""

    above: str
    """Title and heading."""
    heading: frozenset[str]
    title: frozenset[str]
    category: frozenset[str]


class Signals(Value):
    """What speaks for sentences as an answer; each 0 to 1."""

    dense: float
    """Nearness in meaning."""
    words: float
    """Share of the question's meaning that is found in the words."""
    missing: float
    """Weight of the most telling word that is not found."""
    kind: float
    """1 when the kind of fact that is asked for is there."""
    told: float
    """How much the found words say: several or rare ones much, one frequent word little."""
    about: float
    """Share of the question's meaning that is in the title or heading."""
    category: float
    """1 when the question names the category of the article."""
    exact: float
    """1 when all codes are found, 0.5 when none is asked for, 0 when one is missing or only
    another product is spoken of."""

    def parts(self) -> dict[str, float]:
        """For the trace; the nearness is that of the best sentence."""
        values = {"sentence" if n == "dense" else n: v for n, v in self.model_dump().items()}
        return {name: round(value, 3) for name, value in values.items()}


def place_of(passage: Passage) -> Place:
    """The surroundings of a passage, read once for all of its sentences."""
    return Place(
        above=f"{passage.title} {passage.heading}",
        heading=frozenset(terms(passage.heading)),
        title=frozenset(terms(passage.title)),
        category=frozenset(terms(passage.category)),
    )


def signals(question: Question, text: str, *, place: Place, dense: float) -> Signals:
    """All signals for one candidate text."""
    spots = (
        (frozenset(terms(text)), 1.0),
        (place.heading, HEADING_CREDIT),
        (place.title, TITLE_CREDIT),
    )
    kind = fit(question.kind, text)
    credits = {
        term: _credit(term, spots, question, has_fact=kind == 1) for term in question.weights
    }
    total = sum(question.weights.values())
    found = sum(weight * credits[term] for term, weight in question.weights.items())
    return Signals(
        dense=min(max(dense, 0.0), 1.0),
        words=found / total if total else 0.0,
        missing=max((w * (1 - credits[term]) for term, w in question.weights.items()), default=1.0),
        kind=kind,
        told=min(found / ENOUGH, 1.0),
        about=_about(question, spots),
        category=float(any(equals(term) & question.weights.keys() for term in place.category)),
        exact=_exactness(question, f"{place.above} {text}", spots),
    )


def _credit(term: str, spots: Spots, question: Question, *, has_fact: bool) -> float:
    """How far this word of the question is met: 1 in the text itself, 0 nowhere."""
    same = equals(term)
    best = max(
        max(worth * (term in spot), worth * EQUAL_CREDIT * bool(same & spot))
        for spot, worth in spots
    )
    if has_fact and term in question.frame:
        return max(best, FRAME_CREDIT)
    if not best and term in question.units and equals(question.units[term]) & spots[0][0]:
        return UNIT_CREDIT
    if (
        not best
        and any(term in name for name in question.products)
        and not _told_of(question, spots)
    ):
        return GENERAL_CREDIT
    return best


def _about(question: Question, spots: Spots) -> float:
    above = spots[1][0] | spots[2][0]
    met = sum(weight for term, weight in question.weights.items() if equals(term) & above)
    return met / (sum(question.weights.values()) or 1.0)


def _told_of(question: Question, spots: Spots) -> Products:
    """The products that the candidate speaks of."""
    return named(question.catalog, (term for spot, _ in spots for term in spot))


def _exactness(question: Question, whole: str, spots: Spots) -> float:
    told_of = _told_of(question, spots)
    if question.products and told_of and not question.products & told_of:
        return 0.0
    if not question.codes:
        return 0.5
    has_all = all(
        re.search(rf"\b{re.escape(code)}\b", whole, re.IGNORECASE) for code in question.codes
    )
    return float(has_all)


def rank(found: Signals) -> float:
    """The higher, the better among candidates."""
    return _sum(found, RANK) if found.exact else 0.0


def support(found: Signals) -> float:
    """0 to 1: how surely it is the answer; nothing makes up for a missing fact, code or product."""
    if not found.exact or not found.kind:
        return 0.0
    return 1 / (1 + math.exp(-BIAS - _sum(found, TRUST)))


def _sum(found: Signals, weights: Mapping[str, float]) -> float:
    return sum(weight * float(getattr(found, name)) for name, weight in weights.items())
