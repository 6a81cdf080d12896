"""Takes a question apart: which words count, and what kind of fact it asks for."""

import re
from collections.abc import Iterable
from typing import Final

from deskhand.domain.value import Value
from deskhand.knowledge.kinds import Kind, asked_kind, frame_words
from deskhand.knowledge.sentences import sentences
from deskhand.knowledge.words import Weights, codes, terms

FEWEST: Final = 2
"""A question with fewer meaningful words (What does that mean?) leans on what is said before it."""

_NUMBER = re.compile(r"\d[\d.]*")


Products = frozenset[frozenset[str]]
"""Names of products, each as the set of its words."""


class Question(Value):
    """A question, taken apart once for all candidates."""

    text: str
    """The question itself, without what is said beside it."""
    weights: dict[str, float]
    """Its meaningful words and how much each says."""
    kind: Kind
    frame: frozenset[str]
    """Words such as `price` that only say which kind of fact is asked for."""
    units: dict[str, str]
    """Each number and the word behind it."""
    codes: tuple[str, ...]
    """Error codes and the like, which must be found exactly."""
    products: Products
    """The products it speaks of."""
    catalog: Products
    """All products of the company."""


def read_question(message: str, weights: Weights, *, catalog: Products) -> Question:
    """Take the question of a message apart."""
    core = _core(message)
    kind = asked_kind(core)
    found = terms(core)
    pairs = zip(found, (*found, "")[1:], strict=True)
    return Question(
        text=core,
        weights={term: weights.of(term) for term in found},
        kind=kind,
        frame=frame_words(kind) & set(found),
        units={term: unit for term, unit in pairs if _NUMBER.fullmatch(term)},
        codes=codes(core),
        products=named(catalog, found),
        catalog=catalog,
    )


def catalog_of(products: Iterable[str]) -> Products:
    """The names of products, ready to be looked for."""
    return frozenset(frozenset(terms(name)) for name in products if terms(name))


def named(catalog: Products, words: Iterable[str]) -> Products:
    """The products whose names are among these words."""
    said = frozenset(words)
    return frozenset(name for name in catalog if name <= said)


def _core(message: str) -> str:
    """The sentences that ask; the whole message where they say too little."""
    asked = [part for part in sentences(message) if part.rstrip("\"')").endswith("?")]
    core = " ".join(asked)
    return core if len(terms(core)) >= FEWEST else message
