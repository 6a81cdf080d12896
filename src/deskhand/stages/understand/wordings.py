"""Finds wordings that are written down as classes of words, whatever their accents and signs."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from importlib.resources import files

from pydantic import TypeAdapter

from deskhand.domain.value import Value

_EDGE = 3_000
"""Who writes more than two of these says what is wanted at the beginning or at the end."""
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u00b4`\u02bc", "'"))
_TOKEN = re.compile(r"(?P<word>[\w']+(?:-[\w']+)*)|(?P<end>[.\u2026]+(?=\s|\Z)|[!?\n]+)|[,;:()]+")
_SIGN = re.compile(r"(?<!\S)[.,] ")
_CLASS = re.compile(r"\{([a-z]\w*)\}")
_MARKS: Mapping[str, str] = {
    "start": r"(?:^|(?<=\. ))",
    "end": r"(?=\. |$)",
    "comma": r"(?:, )",
    "any": r"(?:[\w'-]{1,20} )",
}


class Wordings(Value):
    """One language's table in a file of wordings.

    In a pattern a class such as `{talk}` stands for one of its words with the space behind it, so
    it is read from left to right and `{the}?` may be missing. `{any}` is any word, `{comma}` a
    comma; `{start}` and `{end}` are where a sentence begins and ends.
    """

    words: dict[str, tuple[str, ...]] = {}
    patterns: dict[str, tuple[str, ...]]


def read(name: str) -> tuple[Wordings, ...]:
    """The tables of a file beside this module."""
    text = files("deskhand.stages.understand").joinpath(name).read_text("utf-8")
    tables = TypeAdapter(dict[str, Wordings]).validate_python(tomllib.loads(text))
    return tuple(tables.values())


def compiled(tables: Iterable[Wordings], kind: str) -> re.Pattern[str]:
    """One pattern for all wordings of this kind, to be searched in tokens."""
    spelled = [
        _CLASS.sub(lambda found, table=table: _spelled(found.group(1), table), pattern)
        for table in tables
        for pattern in table.patterns.get(kind, ())
    ]
    return re.compile(rf"(?<!\S)(?:{'|'.join(spelled)})")


def tokens(text: str) -> str:
    """Words in small letters without accents, `.` and `,` for signs, a space behind each."""
    if len(text) > 2 * _EDGE:
        text = f"{text[:_EDGE]}\n{text[-_EDGE:]}"
    parts = unicodedata.normalize("NFD", text.translate(_APOSTROPHES))
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()
    return "".join(f"{_token(found)} " for found in _TOKEN.finditer(bare))


def words(text: str) -> str:
    """The same without signs."""
    return _SIGN.sub("", tokens(text))


def _token(found: re.Match[str]) -> str:
    return found["word"] or ("." if found["end"] else ",")


def _spelled(name: str, table: Wordings) -> str:
    return _MARKS.get(name) or rf"(?:(?:{'|'.join(table.words[name])}) )"
