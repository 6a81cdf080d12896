"""Articles are read from a folder; what is wrong with one is said with its file and line."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from deskhand.domain.workspace import Article
from deskhand.knowledge.articles import LARGEST_ARTICLE, read_articles

GOOD = """---
title: Shipping
category: shipping
audience: public
language: en
updated: 2026-01-02
review_after: 2026-07-02
---

We ship on Mondays.
"""


def write(folder: Path, text: str | bytes, name: str = "shipping/times.md") -> Path:
    path = folder / "knowledge" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def test_that_an_article_is_read_with_its_front_matter(tmp_path: Path) -> None:
    articles, problems = read_articles(write(tmp_path, GOOD))

    assert not problems
    assert articles == [
        Article(
            path="shipping/times.md",
            title="Shipping",
            category="shipping",
            updated="2026-01-02",
            review_after="2026-07-02",
            text="We ship on Mondays.",
        )
    ]


def test_that_a_folder_without_articles_is_no_problem(tmp_path: Path) -> None:
    assert read_articles(tmp_path) == ([], [])


def test_that_line_ends_and_a_byte_order_mark_of_windows_are_read(tmp_path: Path) -> None:
    articles, problems = read_articles(
        write(tmp_path, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    )

    assert not problems
    assert articles[0].text == "We ship on Mondays."


@pytest.mark.parametrize(
    ("change", "line", "words"),
    [
        (("category: shipping\n", ""), 1, "no `category`"),
        (("title: Shipping", "title:"), 1, "no `title`"),
        (("audience:", "audiense:"), 4, "did you mean `audience`?"),
        (("audience:", "zzz:"), 4, "known are title, category"),
        (("audience: public", "audience: everybody"), 4, "public or internal"),
        (("language: en", "language: English"), 5, "ISO 639-1"),
        (("category: shipping", "category: Shipping & more"), 3, "one lower-case word"),
        (("2026-01-02", "02.01.2026"), 6, "YYYY-MM-DD"),
        (("2026-01-02", "2026-02-30"), 6, "YYYY-MM-DD"),
        # Python would read this as a date, people would not.
        (("2026-01-02", "20260102"), 6, "YYYY-MM-DD"),
        (("2026-07-02", "2025-07-02"), 7, "before `updated`"),
        (("We ship on Mondays.\n", ""), 8, "no text"),
        (("title: Shipping", "title: [Shipping]"), 2, "one plain value"),
        (("title: Shipping", "title: Shipping: fast"), 2, "not YAML"),
        (("category: shipping", "title: Again"), 3, "given twice"),
        (("---\ntitle", "title"), 1, "begin it with a line `---`"),
        (("---\n\nWe", "We"), 1, "never closed"),
        (("title: Shipping", "title: \x07"), 1, "character"),
        (("We ship", "We \0 ship"), 10, "NUL"),
    ],
)
def test_that_a_problem_names_line_and_remedy(
    tmp_path: Path, change: tuple[str, str], line: int, words: str
) -> None:
    articles, problems = read_articles(write(tmp_path, GOOD.replace(*change, 1)))

    assert not articles
    assert [(p.file, p.line) for p in problems] == [("knowledge/shipping/times.md", line)]
    assert words in problems[0].sentence


def test_that_text_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    _, problems = read_articles(write(tmp_path, GOOD.encode() + b"caf\xe9"))

    assert [(p.line, "UTF-8" in p.sentence) for p in problems] == [(11, True)]


def test_that_a_huge_file_is_refused(tmp_path: Path) -> None:
    _, problems = read_articles(write(tmp_path, GOOD + "x" * LARGEST_ARTICLE))

    assert "split it" in problems[0].sentence


def test_that_all_problems_of_all_files_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("title", "tilte").replace("2026-01-02", "soon"), "a.md")
    write(tmp_path, "no front matter", "b.md")
    write(tmp_path, GOOD, "c.md")

    articles, problems = read_articles(tmp_path)

    assert [a.path for a in articles] == ["c.md"]
    assert [(p.file, p.line) for p in problems] == [
        ("knowledge/a.md", 1),
        ("knowledge/a.md", 2),
        ("knowledge/a.md", 6),
        ("knowledge/b.md", 1),
    ]


def test_that_the_demo_desk_has_articles_for_each_category(
    demo_articles: Sequence[Article],
) -> None:
    categories = {article.category for article in demo_articles}

    assert categories == {"shipping", "returns", "products", "subscription", "app", "billing"}
    assert 16 <= len(demo_articles) <= 20
