"""Finds order numbers of the form that a workspace uses, however they are typed."""

import re
from collections.abc import Iterator, Sequence

from deskhand.domain.reading import Detail
from deskhand.errors import WorkspaceInvalid

_LITERAL_START = re.compile(r"(?:[A-Za-z0-9]|\\?[-_/.#](?![*+?{]))+(?![*+?{])")
_LETTERS_AND_NUMBER = re.compile(
    r"(?<![^\W_])([A-Za-z]{1,6})[ \t]{0,2}[-\u2010-\u2015_#:/.]?[ \t]{0,2}(\d{3,12})(?![^\W_])"
)
_AFTER_A_WORD = re.compile(
    r"\b(?:orders?|bestell(?:ung|nummer)|auftrag|commande|pedido|encomenda|ordine|bestelling|"
    r"zamówienie|sipariş|tilaus|beställning|ordre)"
    r"(?:[ \t]{0,2}(?:numbers?|num|no|nr|n[º°]|id|code|nummer|numero|número|numéro|is|was|ist|est|"
    r"es|[-#:№.°=]){1,2}){0,4}[ \t]{0,2}(\d{3,12})(?![^\W_]|[.,]\d)",
    re.IGNORECASE,
)
_WITH_A_HASH = re.compile(r"(?<![\w#&])#[ \t]?(\d{3,12})(?![^\W_])")
_ALONE = re.compile(r"\s*(?:it'?s|it is|number|no\.?|nr\.?)?\s{0,3}#?(\d{3,12})\W{0,3}\Z", re.I)
_ONE_TIME_CODE_DIGITS = 6
_JOINTS = ("-", "", "_", "/", "#", ".", " ")


class OrderNumbers:
    """Brings `ck 1042`, `order #CK1042` and `order number 1042` into the workspace's form."""

    def __init__(self, pattern: str) -> None:
        try:
            self._exact = re.compile(pattern)
            self._loose = re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.IGNORECASE)
        except re.error as reason:
            raise WorkspaceInvalid(
                f"The order_id_pattern {pattern!r} is not a regular expression ({reason}). "
                r"Write one such as CK-\d{4,6}."
            ) from reason
        self._prefix = _literal_start(pattern)

    def find(self, text: str) -> Iterator[Detail]:
        """Order numbers; the surest way of finding each comes first, so overlaps may be dropped."""
        for found in self._loose.finditer(text):
            yield from self._detail(found, [found.group(), found.group().upper()])
        for found in _LETTERS_AND_NUMBER.finditer(text):
            if self._is_meant(found):
                letters, digits = found.groups()
                yield from self._detail(found, [f"{letters.upper()}{j}{digits}" for j in _JOINTS])
        if self._prefix:
            yield from self._bare(text)

    def _bare(self, text: str) -> Iterator[Detail]:
        """Digits alone, where the words around them say that an order is meant."""
        for way in (_AFTER_A_WORD, _WITH_A_HASH):
            for found in way.finditer(text):
                yield from self._detail(found, [self._prefix + found.group(1)], group=1)
        alone = _ALONE.match(text)
        # Six digits alone are what a customer types to prove who they are.
        if alone and len(alone.group(1)) != _ONE_TIME_CODE_DIGITS:
            yield from self._detail(alone, [self._prefix + alone.group(1)], group=1)

    def _is_meant(self, found: re.Match[str]) -> bool:
        """The pattern's own letters always are; others only in capitals (`in 2024` is not)."""
        letters = found.group(1)
        own = re.sub(r"[^A-Za-z]", "", self._prefix)
        return letters.upper() == own.upper() if own else letters.isupper()

    def _detail(
        self, found: re.Match[str], forms: Sequence[str], *, group: int = 0
    ) -> Iterator[Detail]:
        for form in forms:
            if self._exact.fullmatch(form):
                start, end = found.span(group)
                yield Detail(kind="order_id", value=form, start=start, end=end)
                return


def _literal_start(pattern: str) -> str:
    """What every number of this form begins with: `CK-` of `CK-\\d{4,6}`, else nothing."""
    if "|" in pattern:
        return ""
    found = _LITERAL_START.match(pattern.removeprefix("^"))
    return found.group().replace("\\", "") if found else ""
