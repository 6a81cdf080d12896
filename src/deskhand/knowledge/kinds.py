"""Tells what kind of fact a question asks for, and how well a text can be one."""

import re
from enum import StrEnum
from functools import cache
from typing import Final

from deskhand.knowledge.words import terms


class Kind(StrEnum):
    """The kind of fact that a question asks for."""

    own = "own"
    """Something about this customer's own orders or account: no article knows it."""
    often = "often"
    price = "price"
    moment = "moment"
    heat = "heat"
    weight = "weight"
    watts = "watts"
    volts = "volts"
    length = "length"
    measure = "measure"
    way = "way"
    other = "other"


def _form(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_NUMBER = r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)\b"
_UNIT = r"(?:second|minute|hour|day|week|month|year)s?\b"
_THING = r"(?:orders?|parcels?|packages?|deliver(?:y|ies)|shipments?|subscription|bags?)\b"

_ASKED: Final = (
    (
        Kind.own,
        _form(
            r"\bwhere(?:'s|\u2019s| is| are) my\b|\b(?:status|balance) of my\b"
            rf"|\bhow many (?:\w+ )?{_THING}.{{0,20}}\bdo i (?:still |already )?have\b"
            r"|\bhow much .{0,40}\bdo i (?:still )?owe\b"
            rf"|\bwhen (?:will|does|do|is|are) my (?:\w+ )?{_THING}"
            rf"|\bmy (?:next|last|latest|current|recent) (?:{_THING}|invoice|bill|payment)"
            r"|\b(?:did|have) you (?:already )?(?:receive|sen[dt]|ship|refund|charge|cancel)"
        ),
    ),
    (Kind.often, _form(r"\bhow (?:often|frequently|regularly)\b")),
    (
        Kind.price,
        _form(
            r"\bhow much (?:is|are|for|to|do i (?:pay|have to pay))\b"
            r"|\bhow much (?:does|do|would|will) .+ cost\b"
            r"|\bhow expensive\b|\bwhat (?:does|do|would|will) .+ cost\b"
            r"|\b(?:price|cost|fee)s? (?:of|for)\b"
        ),
    ),
    (
        Kind.moment,
        _form(
            r"\bwhen (?:is|are|do|does|will|can|should|must|would)\b|\b(?:what time|by when)\b"
            rf"|\bhow (?:long|soon|fast|quick|quickly|late)\b|\bhow many (?:\w+ )?{_UNIT}"
        ),
    ),
    (Kind.heat, _form(r"\b(?:how (?:hot|warm|cold)|(?:what|which) temperature)\b")),
    (Kind.weight, _form(r"\b(?:how heavy|how much .+ weigh|(?:what|which) weight|weight of)\b")),
    (Kind.watts, _form(r"\b(?:how many watts|wattage|how much power)\b")),
    (Kind.volts, _form(r"\b(?:how many volts|(?:what|which) voltage)\b")),
    (Kind.length, _form(r"\b(?:how (?:wide|tall|high|deep|thick)|(?:what|which) diameter)\b")),
    (
        Kind.measure,
        _form(
            r"\bhow (?:many|much|big|large|small)\b"
            r"|\b(?:what|which) (?:\w+ )?(?:size|pressure|capacity|number|setting)\b"
        ),
    ),
    (Kind.way, _form(r"\bhow (?:do|can|should|to|would|must)\b|\binstructions\b|\bsteps\b")),
)
_HELD: Final = {
    Kind.often: _form(
        rf"\b(?:every|once|twice|each|daily|weekly|monthly|yearly|(?:a|per) {_UNIT})"
    ),
    Kind.price: _form(
        r"[$\u20ac\u00a3\u00a5]\s?\d|\d\s?(?:[$\u20ac\u00a3\u00a5%]|USD|EUR|GBP|CAD|percent)"
        r"|\b(?:free|no (?:extra )?cost|included?|includes|pays?|paid)\b"
    ),
    Kind.moment: _form(
        rf"{_NUMBER}|\b(?:same day|any ?time|as soon as|until|when|after|before|immediately|next)\b"
        r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    ),
    Kind.heat: _form(r"\d\s?\u00b0|\d\s?(?:degrees|celsius|fahrenheit)|\bboil(?:s|ing)?\b"),
    Kind.weight: _form(r"\d\s?(?:kg|g|lbs?|oz|pounds?|ounces?|grams?|kilos?)\b"),
    Kind.watts: _form(r"\d\s?(?:watts?|k?w)\b"),
    Kind.volts: _form(r"\d\s?(?:volts?|v)\b"),
    Kind.length: _form(r"\d\s?(?:mm|cm|m|km|inch(?:es)?|in|ft|feet|foot)\b"),
    # A price or a time is no measure.
    Kind.measure: _form(rf"(?:{_NUMBER})(?![\d.,]*\s?(?:USD|EUR|GBP|CAD|am\b|pm\b|{_UNIT}))"),
}
_FRAMES: Final = {
    Kind.price: "cost price fee charge pay expensive",
    Kind.weight: "heavy weigh weight",
    Kind.heat: "hot warm cold temperature",
    Kind.watts: "watt wattage power",
    Kind.volts: "volt voltage",
    Kind.length: "wide tall high deep thick diameter",
    Kind.measure: "big size large small number",
}
_STEPS = re.compile(r"^1\. .+\n2\. ", re.MULTILINE)
_MAYBE = 0.5


def asked_kind(question: str) -> Kind:
    """The kind of fact asked for; only English questions are told apart."""
    return next((kind for kind, form in _ASKED if form.search(question)), Kind.other)


@cache
def frame_words(kind: Kind) -> frozenset[str]:
    """Words of the question that are answered by the fact itself: `price` by 5 USD."""
    return frozenset(terms(_FRAMES.get(kind, "")))


def fit(kind: Kind, text: str) -> float:
    """1 if this text holds a fact of that kind, 0 if it cannot be the answer."""
    if kind is Kind.own:
        return 0.0
    if kind is Kind.way:
        return 1.0 if _STEPS.search(text) else _MAYBE
    form = _HELD.get(kind)
    return 1.0 if form is None or form.search(text) else 0.0
