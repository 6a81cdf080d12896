"""Finds names of products from the workspace's list."""

from collections.abc import Iterator, Sequence

from deskhand.domain.reading import Detail
from deskhand.language.phrases import Phrases


class Products:
    """Knows the names; case, spacing, hyphens and a plural `s` are forgiven."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = Phrases(names, forgive_plural=True)

    def find(self, text: str) -> Iterator[Detail]:
        """Names in order, the longest one at each place."""
        for found in self._names.find(text):
            yield Detail(kind="product", value=found.phrase, start=found.start, end=found.end)
