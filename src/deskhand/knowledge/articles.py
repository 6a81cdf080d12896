"""Reads the Markdown articles of a workspace and tells what is wrong with them."""

from datetime import date
from difflib import get_close_matches
from pathlib import Path
from re import fullmatch

from deskhand.domain.problem import Problem
from deskhand.domain.workspace import Article
from deskhand.knowledge.frontmatter import Header, read_header

KNOWLEDGE_FOLDER = "knowledge"
LARGEST_ARTICLE = 1_000_000
REQUIRED = ("title", "category")
OPTIONAL = ("audience", "language", "updated", "review_after")
AUDIENCES = ("public", "internal")


def read_articles(folder: Path) -> tuple[list[Article], list[Problem]]:
    """All articles under `knowledge/` in order of their paths, and all problems in them."""
    articles: list[Article] = []
    problems: list[Problem] = []
    root = folder / KNOWLEDGE_FOLDER
    for path in sorted(root.rglob("*.md")):
        read = _read_article(path, root)
        if isinstance(read, Article):
            articles.append(read)
        else:
            problems += read
    return articles, problems


def _read_article(path: Path, root: Path) -> Article | list[Problem]:
    name = path.relative_to(root).as_posix()
    file = f"{KNOWLEDGE_FOLDER}/{name}"
    text = _text_of(path, file)
    if isinstance(text, Problem):
        return [text]
    header = read_header(text, file)
    if isinstance(header, Problem):
        return [header]
    problems = _problems_of(header, file)
    return problems or Article(path=name, text=header.body, **header.values())


def _text_of(path: Path, file: str) -> str | Problem:
    if path.stat().st_size > LARGEST_ARTICLE:
        sentence = (
            f"The article is larger than {LARGEST_ARTICLE:,} bytes; split it into several articles."
        )
        return Problem(file=file, line=1, sentence=sentence)
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = "The file is not UTF-8 text; save it as UTF-8, or remove it."
        return Problem(file=file, line=raw.count(b"\n", 0, error.start) + 1, sentence=sentence)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        sentence = "The file holds a NUL byte, so it is not a text; replace it, or remove it."
        return Problem(file=file, line=line, sentence=sentence)
    return text.replace("\r\n", "\n")


def _problems_of(header: Header, file: str) -> list[Problem]:
    found = [(line, sentence) for line, sentence in _unknown_fields(header)]
    found += [
        (1, f"The front matter has no `{name}`; add a line `{name}: …`.")
        for name in REQUIRED
        if not header.value(name)
    ]
    found += _bad_values(header)
    if not header.body:
        found.append((header.last_line, "The article has no text below its front matter."))
    return [Problem(file=file, line=line, sentence=sentence) for line, sentence in sorted(found)]


def _unknown_fields(header: Header) -> list[tuple[int, str]]:
    known = REQUIRED + OPTIONAL
    found: list[tuple[int, str]] = []
    for name, field in header.fields.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            remedy = f"did you mean `{near[0]}`?" if near else f"known are {', '.join(known)}."
            found.append((field.line, f"Unknown field `{name}`; {remedy}"))
    return found


def _bad_values(header: Header) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for name, field in header.fields.items():
        sentence = _objection(name, field.value)
        if sentence:
            found.append((field.line, sentence))
    updated, review = header.value("updated"), header.value("review_after")
    if not found and updated and review and review < updated:
        line = header.fields["review_after"].line
        found.append((line, "`review_after` is before `updated`; give a later date."))
    return found


def _objection(name: str, value: str) -> str:
    """What is wrong with this value, or nothing."""
    if name == "category" and value and not fullmatch(r"[a-z][a-z0-9_]*", value):
        return f"The category `{value}` must be one lower-case word, such as `shipping`."
    if name == "audience" and value not in AUDIENCES:
        return f"The audience `{value}` is unknown; write {' or '.join(AUDIENCES)}."
    if name == "language" and not fullmatch(r"[a-z]{2}", value):
        return f"The language `{value}` must be an ISO 639-1 code of two letters, such as `en`."
    if name in ("updated", "review_after") and not _is_date(value):
        return f"`{name}: {value}` is not a date; write it as YYYY-MM-DD."
    return ""


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None
