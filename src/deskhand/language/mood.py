"""Reads mood, anger and urgency from words and signs, in a way that can be explained."""

import math
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from pydantic import TypeAdapter

from deskhand.domain.reading import Mood
from deskhand.domain.value import Value
from deskhand.language.phrases import Phrases

_LONGEST_READ = 4_000
_NEGATION_WORDS = (
    "not no never isn't wasn't aren't don't doesn't didn't can't cannot couldn't won't hardly "
    "nicht kein keine nunca pas jamais non mai"
)
_NEGATIONS = frozenset(_NEGATION_WORDS.split())
_TURNED = -0.6
"""`not happy` is bad, but not as bad as happy is good."""
_SHORT_TEXT_WORDS = 4
_SHORT_TEXT_FACTOR = 1.8
"""`Thanks!` alone is a mood; at the end of a request it is manners."""
_SHOUTED_SHARE, _FEWEST_SHOUTED = 0.7, 12
_SHOUTED_ANGER, _SHOUTED_URGENCY = 0.3, 0.15
_SHOUTED_FACTOR = 1.3
_MARKS_ANGER, _MARKS_URGENCY, _MARKS_FACTOR = 0.15, 0.1, 1.2
_BASIC_URGENCY = 0.2


class _Group(Value):
    score: float = 0.0
    anger: float = 0.0
    urgency: float = 0.0
    words: tuple[str, ...]


class _Hit(Value):
    group: _Group
    is_negated: bool

    @property
    def score(self) -> float:
        return self.group.score * (_TURNED if self.is_negated and self.group.score > 0 else 1)


class LexiconMood:
    """A MoodReader that counts what it knows; what it does not know is neutral."""

    def __init__(self) -> None:
        text = files("deskhand.language").joinpath("mood.toml").read_text("utf-8")
        groups = TypeAdapter(dict[str, _Group]).validate_python(tomllib.loads(text)).values()
        feelings = [group for group in groups if not group.urgency]
        self._feelings = _by_phrase(feelings)
        self._feeling_phrases = Phrases(self._feelings)
        self._hurry = _by_phrase(group for group in groups if group.urgency)
        self._hurry_phrases = Phrases(self._hurry)

    def mood(self, text: str) -> Mood:
        """Score by the sum of what was found, anger by the chance that one sign is true."""
        read = text[:_LONGEST_READ]
        hits = list(self._hits(read))
        total = sum(hit.score for hit in hits)
        angers = [hit.group.anger for hit in hits if not hit.is_negated]
        if len(read.split()) <= _SHORT_TEXT_WORDS:
            total *= _SHORT_TEXT_FACTOR
        if _is_shouted(read):
            total *= _SHOUTED_FACTOR
            angers.append(_SHOUTED_ANGER)
        if "!!" in read:
            total *= _MARKS_FACTOR
            angers += [_MARKS_ANGER] if total < 0 else []
        return Mood(score=round(math.tanh(total), 3), anger=round(_either(angers), 3))

    def urgency(self, text: str) -> float:
        """0 (whenever) to 1 (now); a message that says nothing about time has 0.2."""
        read = text[:_LONGEST_READ]
        found = {hit.phrase for hit in self._hurry_phrases.find(read)}
        signs = [self._hurry[phrase].urgency for phrase in found]
        shouting = [_SHOUTED_URGENCY] if _is_shouted(read) else []
        shouting += [_MARKS_URGENCY] if "!!" in read else []
        rises = _either([_BASIC_URGENCY, *shouting, *(sign for sign in signs if sign > 0)])
        return round(max(0.0, rises + sum(sign for sign in signs if sign < 0)), 3)

    def _hits(self, text: str) -> Iterator[_Hit]:
        for found in self._feeling_phrases.find(text):
            negated = not _NEGATIONS.isdisjoint(found.before)
            yield _Hit(group=self._feelings[found.phrase], is_negated=negated)


def _by_phrase(groups: Iterable[_Group]) -> dict[str, _Group]:
    return {phrase: group for group in groups for phrase in group.words}


def _either(chances: Iterable[float]) -> float:
    return 1 - math.prod(1 - chance for chance in chances)


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= _FEWEST_SHOUTED and capitals >= _SHOUTED_SHARE * len(letters)
