"""Reads the new messages of a turn into concerns, each with a confidence."""

from collections.abc import Callable, Sequence

from deskhand.domain.concern import Waiting
from deskhand.domain.reading import Concern, Detail, Guess, Mood, Reading
from deskhand.domain.turn import Turn
from deskhand.ports import DetailFinder, IntentModel, LanguageFinder, MoodReader
from deskhand.stages.understand.person import wants_person
from deskhand.stages.understand.rules import small_talk, wants_new_code

SURE_OF_A_PART = 0.80
"""From which confidence on a part of a message counts as a concern of its own."""

Split = Callable[[str], Sequence[tuple[int, int]]]


def run(
    turn: Turn,
    *,
    intents: IntentModel,
    languages: LanguageFinder,
    moods: MoodReader,
    details: DetailFinder,
    split: Split,
) -> Reading:
    """What we understood; a text that fits no category stays without one."""
    text = turn.text
    if not text:
        return _without_text(turn)
    found = details.details(text)
    talk = small_talk(text, is_answered=turn.waiting is None and turn.seq > 1)
    person = wants_person(text)
    concerns = () if talk or person else _concerns(text, intents, split)
    if turn.waiting and not talk and not person:
        concerns = _continued(turn.waiting, concerns, found, text)
    return Reading(
        concerns=concerns,
        language=languages.language(text, otherwise=turn.language),
        mood=moods.mood(text),
        urgency=moods.urgency(text),
        details=found,
        wants_person=person,
        wants_new_code=turn.waiting is not None and wants_new_code(text),
        small_talk=talk,
    )


def _without_text(turn: Turn) -> Reading:
    concerns: tuple[Concern, ...] = ()
    if turn.waiting:
        concerns = (_resumed(turn.waiting, ""),)
    return Reading(
        concerns=concerns, language=turn.language, mood=Mood(score=0), urgency=0, details=()
    )


def _concerns(text: str, intents: IntentModel, split: Split) -> tuple[Concern, ...]:
    spans = split(text)
    parts = [text[start:end] for start, end in spans] if len(spans) > 1 else []
    whole, *guesses = intents.guess([text, *parts])
    several: dict[str, Concern] = {}
    for (start, end), guess in zip(spans, guesses, strict=False):
        if guess.category and guess.confidence >= SURE_OF_A_PART:
            concern = _concern(guess, text[start:end], start, end)
            known = several.get(guess.category)
            if known is None or known.confidence < concern.confidence:
                several[guess.category] = concern
    if len(several) > 1:
        return tuple(sorted(several.values(), key=lambda concern: concern.start))
    return (_concern(whole, text, 0, len(text)),)


def _concern(guess: Guess, text: str, start: int, end: int) -> Concern:
    return Concern(
        category=guess.category,
        confidence=guess.confidence,
        text=text,
        start=start,
        end=end,
        neighbors=guess.neighbors,
    )


def _continued(
    waiting: Waiting, concerns: tuple[Concern, ...], found: tuple[Detail, ...], text: str
) -> tuple[Concern, ...]:
    """An answer to our question goes on with its concern, unless it clearly opens another one."""
    answers = any(d.kind == waiting.kind for d in found) or wants_new_code(text)
    new = [
        c
        for c in concerns
        if c.category not in (None, waiting.category) and c.confidence >= SURE_OF_A_PART
    ]
    if new and not answers:
        return tuple(new)
    return (_resumed(waiting, text), *new)


def _resumed(waiting: Waiting, text: str) -> Concern:
    return Concern(
        category=waiting.category, confidence=waiting.confidence, text=text, end=len(text)
    )
