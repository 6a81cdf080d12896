"""Articles are cut into passages by their structure."""

from collections.abc import Sequence

from deskhand.domain.workspace import Article
from deskhand.knowledge.passages import LENGTH, OVERLAP, cut

from .conftest import article


def numbered(count: int) -> str:
    return " ".join(f"Sentence number {n} speaks of coffee and of water." for n in range(count))


def test_that_a_long_section_is_cut_between_sentences() -> None:
    cuts = cut(article(text=numbered(30)))

    assert len(cuts) > 2
    assert " ".join(s for piece in cuts for s in piece.sentences) == numbered(30)
    assert all(len(piece.text) <= LENGTH + OVERLAP + 1 for piece in cuts)


def test_that_passages_of_a_section_overlap_by_whole_words() -> None:
    first, second, *_ = cut(article(text=numbered(30)))

    overlap = second.text.removesuffix(" ".join(second.sentences)).strip()
    assert 0 < len(overlap) <= OVERLAP
    assert first.text.endswith(f" {overlap}")


def test_that_overlap_can_be_switched_off() -> None:
    _, second, *_ = cut(article(text=numbered(30)), overlap=0)

    assert second.text == " ".join(second.sentences)


def test_that_no_passage_crosses_a_heading() -> None:
    cuts = cut(article(text="## One\n\nShort.\n\n## Two\n\nShort too."))

    assert [(piece.heading, piece.text) for piece in cuts] == [
        ("One", "Short."),
        ("Two", "Short too."),
    ]


def test_that_a_sentence_longer_than_a_passage_stays_whole() -> None:
    long = "Very " + "very " * 200 + "long."

    cuts = cut(article(text=f"Short. {long} End."))

    assert [piece.sentences for piece in cuts] == [("Short.",), (long,), ("End.",)]


def test_that_every_sentence_of_the_demo_articles_is_in_exactly_one_passage(
    demo_articles: Sequence[Article],
) -> None:
    for demo in demo_articles:
        said = [s for piece in cut(demo) for s in piece.sentences]
        assert len(said) == len(set(said)) > 3
