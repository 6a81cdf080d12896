"""What counts as a text that we accept from outside."""

import unicodedata

from deskhand.errors import TextRefused

LONGEST_MESSAGE = 20_000
_KEPT_CONTROLS = "\t\n\r"
_TURNS_TEXT_AROUND = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Makes a text look different from what it says; right-to-left writing does without."""


def readable(text: str, *, longest: int = LONGEST_MESSAGE) -> str:
    """Give the text back in NFC without invisible controls, or refuse it with a sentence."""
    _refuse_long(text, longest)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise TextRefused("The text holds half a character (a lone surrogate). Send valid UTF-8.")
    clean = unicodedata.normalize("NFC", "".join(c for c in text if _is_kept(c))).strip()
    if all(unicodedata.category(c)[0] in "CZ" for c in clean):
        raise TextRefused("The message is empty. Write what you need.")
    _refuse_long(clean, longest)  # some letters are spelled longer in NFC
    return clean


def _is_kept(letter: str) -> bool:
    if letter in _KEPT_CONTROLS:
        return True
    return unicodedata.category(letter) != "Cc" and letter not in _TURNS_TEXT_AROUND


def _refuse_long(text: str, longest: int) -> None:
    if len(text) > longest:
        raise TextRefused(
            f"The text has {len(text):,} characters; at most {longest:,} are read. "
            "Send the most important part, or attach the rest."
        )
