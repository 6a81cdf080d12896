"""Cuts a text into the word pieces of an uncased BERT vocabulary."""

import unicodedata
from functools import lru_cache
from pathlib import Path

_LONGEST_WORD = 100
_MEMORY = 20_000
_CHARACTERS_PER_TOKEN = 16
"""Nothing beyond this many characters per wanted token is read: long texts are cut anyway."""
_IDEOGRAPHS = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2CEAF),
    (0x2F800, 0x2FA1F),
)


class WordPiece:
    """The tokenizer of one vocabulary file."""

    def __init__(self, vocabulary: Path, *, longest: int) -> None:
        lines = vocabulary.read_text("utf-8").splitlines()
        self._ids = {piece: number for number, piece in enumerate(lines)}
        self._longest = longest
        self._unknown = self._ids["[UNK]"]
        self._ends = self._ids["[CLS]"], self._ids["[SEP]"]
        self._pieces = lru_cache(maxsize=_MEMORY)(self._cut)

    def tokens(self, text: str) -> list[int]:
        """Numbers of the pieces, begin and end marks included, at most `longest`."""
        room = self._longest - 2
        ids: list[int] = []
        for word in _words(text[: room * _CHARACTERS_PER_TOKEN]):
            ids += self._pieces(word)
            if len(ids) >= room:
                break
        return [self._ends[0], *ids[:room], self._ends[1]]

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            end = self._longest_piece(word, start)
            if end == start:
                return (self._unknown,)
            found.append(self._ids[_piece(word, start, end)])
            start = end
        return tuple(found)

    def _longest_piece(self, word: str, start: int) -> int:
        for end in range(len(word), start, -1):
            if _piece(word, start, end) in self._ids:
                return end
        return start


def _piece(word: str, start: int, end: int) -> str:
    return ("##" if start else "") + word[start:end]


def _words(text: str) -> list[str]:
    flat = unicodedata.normalize("NFD", text.replace("\ufffd", "").lower())
    if flat.isascii():
        return "".join(_ASCII[ord(letter)] for letter in flat).split()
    return "".join(map(_spaced, flat)).split()


@lru_cache(maxsize=4_096)
def _spaced(letter: str) -> str:
    """A letter as it stands, a sign or ideograph as a word of its own, nothing for marks."""
    kind, number = unicodedata.category(letter), ord(letter)
    if kind == "Mn" or (kind[0] == "C" and letter not in "\t\n\r"):
        return ""
    is_sign = kind[0] == "P" or (number < 0x7F and kind[0] == "S")
    if is_sign or any(low <= number <= high for low, high in _IDEOGRAPHS):
        return f" {letter} "
    return " " if letter.isspace() else letter


_ASCII = tuple(_spaced(chr(number)) for number in range(128))
