"""Texts that are meant to be slow or confusing, and a clock that notices."""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

LENGTH = 20_000
_PATTERNS = (
    "a", "1", "1 ", "@", "a@", "a.a@a.", "order ", "order #:", "order is ", "$1,", "CK-", "CK 1 ",
    "DE89", "DE89 3704 0044 0532 0130 0", "http://", "a-", "kettle ", "12 mar ", " ", "\n", ".",
    "1,234", "4111 ", "1-", "a.b.", "x. y. z. ", ", and ", "and I ", "also ", "not happy ", "!",
    "<div>", "QUJDREVG", "\U0001f600", "\u200b", "é", "漢字", "ابج", "A ", "+1 415 555 0134 ", "(1",
)  # fmt: skip
HOSTILE = tuple((pattern * LENGTH)[:LENGTH] for pattern in _PATTERNS)
STRANGE = (
    "",
    " ",
    "\U0001f600\U0001f600",
    "\u200b",
    "<p>Hello <b>world</b></p>",
    "SGVsbG8gd29ybGQsIHRoaXMgaXMgYmFzZTY0IQ==",
    "Привет hello 你好 مرحبا",
    "?!?!",
    "ﬁ ﷺ ẞ İ",
)
_SECONDS = 1.0


@contextmanager
def soon() -> Generator[None]:
    """Fails when the work inside takes more than a second of this process."""
    start = time.process_time()
    yield
    assert time.process_time() - start < _SECONDS


def survives(read: Callable[[str], object]) -> None:
    """Let a reader read everything hostile and strange."""
    for text in (*STRANGE, *HOSTILE):
        with soon():
            read(text)
