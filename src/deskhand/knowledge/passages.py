"""Cuts an article into passages of about 500 characters that never cross a heading."""

from collections.abc import Iterator, Sequence

from deskhand.domain.value import Value
from deskhand.domain.workspace import Article
from deskhand.knowledge.sections import Section, read_sections

LENGTH = 500
OVERLAP = 50


class Cut(Value):
    """A passage before it is indexed."""

    heading: str
    text: str
    sentences: tuple[str, ...]
    """The sentences that begin in this passage; the overlap before them is not repeated here."""


def cut(article: Article, *, length: int = LENGTH, overlap: int = OVERLAP) -> tuple[Cut, ...]:
    """All passages of an article in reading order."""
    sections = read_sections(article.text, title=article.title)
    return tuple(
        passage
        for section in sections
        for passage in _cut_section(section, length=length, overlap=overlap)
    )


def _cut_section(section: Section, *, length: int, overlap: int) -> Iterator[Cut]:
    before = ""
    for group in _groups(section.sentences, length):
        body = joined(group, like=group)
        text = f"{before} {body}" if before else body
        yield Cut(heading=section.heading, text=text, sentences=tuple(group))
        before = _tail(body, overlap)


def _groups(sentences: tuple[str, ...], length: int) -> Iterator[list[str]]:
    """Sentences side by side until the passage is full; a sentence is never broken."""
    group: list[str] = []
    for sentence in sentences:
        if group and sum(len(s) + 1 for s in (*group, sentence)) - 1 > length:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def joined(sentences: Sequence[str], *, like: Sequence[str]) -> str:
    """Sentences of a passage as they stand in it; `like` are all of its sentences."""
    return ("\n" if any("\n" in s for s in like) else " ").join(sentences)


def _tail(text: str, size: int) -> str:
    """The last words of a text, at most `size` characters."""
    if size <= 0:
        return ""
    if len(text) <= size:
        return text
    words = text[-size - 1 :].split(maxsplit=1)
    return words[1] if len(words) > 1 else ""
