"""The index holds exactly the articles of the workspace and finds them under its filters."""

import asyncio
from collections.abc import Sequence

import pytest

from deskhand.domain.workspace import Article
from deskhand.knowledge.index import Changes, PostgresIndex
from deskhand.language.ngrams import NGrams
from deskhand.ports import Rows

from .conftest import CountingEmbedder, article

CANADA = article()
KETTLE = article(
    "products/kettle.md", "The kettle holds 0.9 liters.", title="Kettle", category="products"
)


async def texts(
    index: PostgresIndex, question: str, *categories: str, language: str = "en"
) -> list[str]:
    found = await index.search(question, categories=categories, language=language)
    return [passage.text for passage in found]


async def count(rows: Rows, table: str) -> object:
    return (await rows.fetch(f"select count(*) as n from {table}", {}))[0]["n"]  # noqa: S608


async def test_that_an_indexed_article_is_found_with_its_scores(index: PostgresIndex) -> None:
    assert await index.sync([CANADA, KETTLE]) == Changes(indexed=2, unchanged=0, removed=0)

    best, *_ = await index.search("shipping to Canada", categories=[], language="en")

    assert (best.article, best.title, best.category) == (
        "shipping/canada.md",
        "Shipping",
        "shipping",
    )
    assert best.text == CANADA.text
    assert 0 < best.score <= 1
    assert best.parts["dense"] > 0.3
    assert best.parts["lexical"] > 0
    assert best.parts["fused"] > 0


async def test_that_nothing_is_embedded_twice(rows: Rows) -> None:
    embedder = CountingEmbedder()
    index = PostgresIndex(rows=rows, embedder=embedder)
    await index.sync([CANADA, KETTLE])
    asked = embedder.asked

    again = await index.sync([CANADA, KETTLE])

    assert again == Changes(indexed=0, unchanged=2, removed=0)
    assert embedder.asked == asked


async def test_that_a_changed_article_replaces_its_old_text(
    index: PostgresIndex, rows: Rows
) -> None:
    await index.sync([CANADA, KETTLE])

    changes = await index.sync([article(text="Shipping to Canada costs 19.00 USD."), KETTLE])

    assert changes == Changes(indexed=1, unchanged=1, removed=0)
    assert await texts(index, "shipping to Canada", "shipping") == [
        "Shipping to Canada costs 19.00 USD."
    ]
    assert await count(rows, "passages") == await count(rows, "sentences") == 2


async def test_that_a_vanished_article_is_forgotten(index: PostgresIndex, rows: Rows) -> None:
    await index.sync([CANADA, KETTLE])

    assert await index.sync([KETTLE]) == Changes(indexed=0, unchanged=1, removed=1)

    assert await texts(index, "shipping to Canada", "shipping") == []
    assert await count(rows, "passages") == await count(rows, "sentences") == 1


async def test_that_two_processes_may_index_at_once(rows: Rows) -> None:
    indexes = [PostgresIndex(rows=rows, embedder=NGrams()) for _ in range(4)]

    await asyncio.gather(*(index.sync([CANADA, KETTLE]) for index in indexes))

    assert await count(rows, "articles") == await count(rows, "passages") == 2
    assert await count(rows, "sentences") == 2


async def test_that_passages_of_another_version_are_never_found(
    index: PostgresIndex, rows: Rows
) -> None:
    await index.sync([CANADA])
    await rows.fetch("update articles set content_hash = 'of a newer version'", {})

    assert await texts(index, "shipping to Canada") == []


async def test_that_vectors_of_another_model_are_never_compared(
    index: PostgresIndex, rows: Rows
) -> None:
    other = PostgresIndex(rows=rows, embedder=CountingEmbedder("other-1"))
    await other.sync([CANADA])
    assert await texts(index, "shipping to Canada") == []

    assert (await index.sync([CANADA])).indexed == 1

    assert await texts(index, "shipping to Canada") == [CANADA.text]


async def test_that_only_the_asked_categories_are_searched(index: PostgresIndex) -> None:
    await index.sync([CANADA, KETTLE])

    assert await texts(index, "shipping to Canada", "products") == [KETTLE.text]
    assert len(await texts(index, "shipping to Canada", "products", "shipping")) == 2
    assert len(await texts(index, "shipping to Canada")) == 2


async def test_that_internal_articles_are_not_for_customers(index: PostgresIndex) -> None:
    await index.sync([article(audience="internal")])

    assert await texts(index, "shipping to Canada") == []


async def test_that_english_stands_in_only_where_a_language_has_nothing(
    index: PostgresIndex,
) -> None:
    german = article("de/versand.md", "Der Versand kostet 24 Euro.", language="de")
    await index.sync([CANADA, KETTLE, german])

    assert set(await texts(index, "Versand", language="de")) == {german.text, KETTLE.text}
    assert set(await texts(index, "Versand", language="fr")) == {CANADA.text, KETTLE.text}


async def test_that_a_rare_word_is_found_exactly(index: PostgresIndex) -> None:
    others = [
        article(f"products/{n}.md", f"The machine number {n} makes coffee.", category="products")
        for n in range(30)
    ]
    code = article("products/codes.md", "E3 means that it is dry.", category="products")
    await index.sync([*others, code])

    assert code.text in await texts(index, "machine makes coffee and shows E3")


@pytest.mark.parametrize("question", ["", "?", "the", "%s %(x)s", "a & b | !c", "'; drop --", "🙂"])
async def test_that_no_question_breaks_the_search(index: PostgresIndex, question: str) -> None:
    await index.sync([CANADA])

    for passage in await index.search(question, categories=[], language="xx"):
        assert passage.score == passage.score


async def test_that_at_most_as_many_as_asked_for_are_found(
    index: PostgresIndex, demo_articles: Sequence[Article]
) -> None:
    await index.sync(demo_articles)

    found = await index.search("coffee", categories=[], language="en", limit=3)

    assert len(found) == 3
