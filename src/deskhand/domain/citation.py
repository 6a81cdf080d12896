"""What a statement leans on: a passage of an article, or a record that was looked up."""

from typing import Literal

from deskhand.domain.value import Value


class Passage(Value):
    """A part of an article that may be quoted."""

    id: int
    article: str
    """Path of the article in the workspace, such as `shipping/times-and-costs.md`."""
    title: str
    heading: str = ""
    text: str
    category: str = ""
    score: float = 0.0
    """Support of this passage for the question, 0 to 1."""
    parts: dict[str, float] = {}
    """How the score came about (dense, lexical, …), for the trace."""


class Citation(Value):
    """Pointer to what proves a sentence."""

    kind: Literal["passage", "lookup"]
    source: str
    """Article path, or the name of the lookup."""
    title: str
    quote: str = ""
    url: str | None = None
