"""Answers a question from the articles with quotes, or says that it is not sure."""

from collections.abc import Iterator, Sequence

from deskhand.domain.citation import Citation, Passage
from deskhand.domain.concern import Evidence
from deskhand.domain.workspace import Article
from deskhand.knowledge.index import Hit, PostgresIndex
from deskhand.knowledge.passages import cut
from deskhand.knowledge.question import catalog_of, read_question
from deskhand.knowledge.quoting import Quote, fits, quote
from deskhand.knowledge.words import Weights

SURE = 0.5
"""From this support on the quotes are given as the answer; a wrong answer costs more than none."""
LOOKED_AT = 10
"""Passages that are weighed word by word."""
KEPT = 3
TIED = 0.6
"""Two answers whose ranks differ less are both given: the question has two readings."""
ALIKE = 0.06
"""So little may their support differ."""
LONGEST_QUESTION = 2_000


class Answerer:
    """Fulfils the port `Knowledge`."""

    def __init__(
        self,
        *,
        index: PostgresIndex,
        articles: Sequence[Article],
        products: Sequence[str] = (),
        sure: float = SURE,
    ) -> None:
        self._index = index
        self._sure = sure
        self._catalog = catalog_of(products)
        self._weights = Weights(
            f"{article.title} {piece.heading} {piece.text}"
            for article in articles
            for piece in cut(article)
        )

    async def evidence(
        self, question: str, *, categories: Sequence[str], language: str
    ) -> Evidence:
        """Passages for the question and, where they support one, an answer made of quotes."""
        asked = read_question(question[:LONGEST_QUESTION], self._weights, catalog=self._catalog)
        hits = await self._index.hits(
            asked.text, categories=categories, language=language, limit=LOOKED_AT
        )
        judged = sorted(((hit, quote(asked, hit)) for hit in hits), key=lambda pair: -pair[1].rank)
        kept = tuple(_judged(hit, said) for hit, said in judged[:KEPT])
        if not judged or judged[0][1].support < self._sure:
            return Evidence(passages=kept, support=kept[0].score if kept else 0.0)
        given = _equally_good(judged)
        return Evidence(
            passages=kept,
            answer="\n\n".join(said.text for _, said in given),
            citations=tuple(c for hit, said in given for c in _citations(hit.passage, said)),
            support=kept[0].score,
        )


def _equally_good(judged: Sequence[tuple[Hit, Quote]]) -> list[tuple[Hit, Quote]]:
    """The best answer, and another one that is as good, if both together are short."""
    first = judged[0][1]
    for pair in judged[1:KEPT]:
        said = pair[1]
        is_tied = first.rank - said.rank < TIED and first.support - said.support < ALIKE
        if is_tied and fits([*first.lines, *said.lines]):
            return [judged[0], pair]
    return [judged[0]]


def _judged(hit: Hit, said: Quote) -> Passage:
    parts = {**hit.passage.parts, **said.signals.parts()}
    return hit.passage.model_copy(update={"score": round(said.support, 3), "parts": parts})


def _citations(passage: Passage, said: Quote) -> Iterator[Citation]:
    for run in said.runs:
        yield Citation(kind="passage", source=passage.article, title=passage.title, quote=run)
