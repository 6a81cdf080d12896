"""Tells which languages a text can be in by the alphabet it is written in."""

import re
from collections.abc import Sequence
from typing import Final

_LATIN_CODES = "cs da de en es fi fr hr hu id it lt nl no pl pt ro sk sl sr sv tr vi"
_LATIN = frozenset(_LATIN_CODES.split())
_BY_SCRIPT: Final[dict[str, tuple[str, str]]] = {
    # The first script of which a text holds enough decides: kana before the shared ideographs.
    "kana": (r"\u3040-\u30ff\uff66-\uff9d", "ja"),
    "hangul": (r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", "ko"),
    "han": (r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", "zh"),
    "cyrillic": (r"\u0400-\u052f", "bg kk ru sr uk"),
    "arabic": (r"\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "ar fa ur"),
    "greek": (r"\u0370-\u03ff\u1f00-\u1fff", "el"),
    "hebrew": (r"\u0590-\u05ff", "he"),
    "thai": (r"\u0e00-\u0e7f", "th"),
    "devanagari": (r"\u0900-\u097f", "hi"),
    "bengali": (r"\u0980-\u09ff", "bn"),
    "gujarati": (r"\u0a80-\u0aff", "gu"),
    "tamil": (r"\u0b80-\u0bff", "ta"),
    "telugu": (r"\u0c00-\u0c7f", "te"),
    "armenian": (r"\u0530-\u058f", "hy"),
    "georgian": (r"\u10a0-\u10ff\u1c90-\u1cbf", "ka"),
}
_CODES = {script: frozenset(codes.split()) for script, (_, codes) in _BY_SCRIPT.items()}
OFFERED: Final = tuple(sorted(_LATIN.union(*_CODES.values())))
"""Every language that can be told."""
VARIANTS: Final = {"nn": "no", "bs": "hr"}
"""Languages that are told by their own model and called by another name."""

_ENOUGH = 0.2
"""Share of the letters: a sentence with names of products in it is mostly Latin, yet Japanese."""
_PATTERNS = {script: re.compile(f"[{letters}]") for script, (letters, _) in _BY_SCRIPT.items()}


def written_in(words: Sequence[str]) -> tuple[frozenset[str], list[str]]:
    """The languages of the words' script, and the words that are in it; nothing for no words."""
    text = "".join(words)
    if text.isascii():
        return (_LATIN if text else frozenset()), list(words)
    for script, pattern in _PATTERNS.items():
        if len(pattern.findall(text)) > _ENOUGH * len(text):
            return _CODES[script], [word for word in words if pattern.search(word)]
    return _LATIN, list(words)
