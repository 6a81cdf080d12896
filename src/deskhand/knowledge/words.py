"""Finds the words of a text that carry its meaning, in a form that can be compared."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from math import log
from typing import Final

_WORD = re.compile(r"[^\W_]+(?:[-.,'\u2019][^\W_]+)*")
_PHRASES: Final = (
    # In small letters the country would be the word `us`.
    (re.compile(r"\bU\.?S\.?(?:A\b\.?)?(?![\w-])"), "usa"),
    (re.compile(r"\b(?:send|sends|sending|sent|ship|bring) (?:\w+ ){0,3}back\b"), "return"),
    (re.compile(r"\bmoney back\b"), "refund"),
)
_CODE = re.compile(r"\b[a-z]{1,4}-?\d[\w-]*", re.IGNORECASE)
_PARTS = re.compile(r"[-'\u2019]")
_PLURALS: Final = (("ies", "y", 2), ("sses", "ss", 1), ("shes", "sh", 2), ("ches", "ch", 2))
_KEPT = ("ss", "us", "is")
_DOUBLED = frozenset("bdgmnprt")


@cache
def _listed(name: str) -> tuple[str, ...]:
    text = files("deskhand.knowledge").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without its usual English endings, so that two forms of it are equal."""
    word = _singular(word)
    for ending in ("ings", "ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 3 and re.search("[aeiouy]", rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] in _DOUBLED else rest
            break
    word = word.removesuffix("ment") if len(word) > 7 else word
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > 3 else word


def _singular(word: str) -> str:
    for ending, instead, shortest in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word.removesuffix(ending) + instead
    if word.endswith("s") and not word.endswith(_KEPT) and len(word) > 3:
        return word[:-1]
    return word


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(word for line in _listed("empty_words.txt") for word in line.split())


@cache
def _equals() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _listed("synonyms.txt"):
        group = frozenset(term for word in line.split() for term in _terms_of(word))
        for term in group:
            found[term] = found.get(term, frozenset()) | group
    return found


@lru_cache(maxsize=20_000)
def equals(term: str) -> frozenset[str]:
    """Terms of the same meaning, itself among them."""
    return _equals().get(term, frozenset()) | {term}


@lru_cache(maxsize=4_000)
def terms(text: str) -> tuple[str, ...]:
    """The meaningful words of a text as stems, in order, each once."""
    return tuple(dict.fromkeys(term for word in _words(text) for term in _terms_of(word)))


def _words(text: str) -> Iterator[str]:
    """The meaningful words as they are written, in small letters."""
    empty = _empty_words()
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    for word in _WORD.findall(text.casefold()):
        if word not in empty:
            yield word


def _terms_of(word: str) -> tuple[str, ...]:
    """A word, or the parts of a compound such as `pour-over`."""
    if re.fullmatch(r"\d[\d.,]*", word):
        return (word.replace(",", ""),)
    empty = _empty_words()
    parts = [part for part in _PARTS.split(word) if len(part) > 1 or part.isdigit()]
    return tuple(stem(part) for part in parts if part not in empty)


def codes(text: str) -> tuple[str, ...]:
    """Error codes, model numbers and the like, as they are written."""
    return tuple(_CODE.findall(text))


def widened(text: str) -> str:
    """The meaningful words of a text and their equals, as they are written."""
    found: dict[str, None] = {}
    for word in _words(text):
        found[word] = None
        found.update(dict.fromkeys(_spellings().get(word, ())))
    return " ".join(found)


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _listed("synonyms.txt"):
        group = tuple(line.split())
        for word in group:
            found[word] = (*found.get(word, ()), *group)
    return found


class Weights:
    """How much a word says: rare ones much, frequent ones little."""

    def __init__(self, texts: Iterable[str]) -> None:
        counted = [terms(text) for text in texts]
        self._count = Counter(term for words in counted for term in words)
        self._total = len(counted)

    def of(self, term: str) -> float:
        """0 (in every text) to 1 (in none)."""
        most = self._total + 1
        return log(most / (self._count[term] + 0.5)) / log(most / 0.5)
