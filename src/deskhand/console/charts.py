"""Numbers turned into the geometry of a drawing; colors are left to the style sheet."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH = 1000.0
_NARROWEST = 6.0
_GAP = 2.0


class Bar(NamedTuple):
    """A piece of the time bar, in thousandths of its width."""

    x: float
    width: float
    kind: str
    title: str


def time_bar(pieces: Sequence[tuple[str, str, float]]) -> tuple[Bar, ...]:
    """Bars side by side for (kind, title, duration); even the shortest can be seen."""
    room = WIDTH - _GAP * max(0, len(pieces) - 1)
    total = sum(duration for _, _, duration in pieces)
    shares = [duration / total if total else 1 / len(pieces) for _, _, duration in pieces]
    widths = [max(_NARROWEST, share * room) for share in shares]
    scale = room / sum(widths) if widths else 1.0
    bars: list[Bar] = []
    x = 0.0
    for (kind, title, _), width in zip(pieces, widths, strict=True):
        bars.append(Bar(round(x, 2), round(width * scale, 2), kind, title))
        x += width * scale + _GAP
    return tuple(bars)
