"""Finds order numbers, addresses, amounts … in a message."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from deskhand.domain.reading import Detail
from deskhand.language.details import amounts, cards, codes, dates, emails, phones, urls
from deskhand.language.details.orders import OrderNumbers
from deskhand.language.details.products import Products

_NEVER_TOLD = {"card", "iban"}
"""Looked for so that no part of them is taken for something else, and never given out."""


class PatternDetails:
    """A DetailFinder made of patterns; the surer kind wins where two overlap."""

    def __init__(
        self, *, order_id_pattern: str, products: Sequence[str] = (), region: str = "US"
    ) -> None:
        self._orders = OrderNumbers(order_id_pattern)
        self._products = Products(products)
        self._region = region

    def details(self, text: str) -> tuple[Detail, ...]:
        """All details in order of appearance, not overlapping."""
        found = without_overlaps(self._surest_first(text))
        return tuple(detail for detail in found if detail.kind not in _NEVER_TOLD)

    def _surest_first(self, text: str) -> Iterator[Detail]:
        return chain(
            emails.find(text),
            cards.find(text),
            self._orders.find(text),  # before addresses: the order in a link is worth more
            urls.find(text),
            dates.find(text),
            amounts.find(text),
            phones.find(text, self._region),
            codes.find(text),
            self._products.find(text),
        )


def without_overlaps(details: Iterable[Detail]) -> list[Detail]:
    """In order of appearance; of two that overlap the one that came first stays."""
    taken = bytearray()
    kept: list[Detail] = []
    for detail in details:
        if len(taken) < detail.end:
            taken.extend(bytes(detail.end - len(taken)))
        if not any(taken[detail.start : detail.end]):
            taken[detail.start : detail.end] = b"\x01" * (detail.end - detail.start)
            kept.append(detail)
    return sorted(kept, key=lambda detail: detail.start)
