"""Public data to measure on; it is not part of the product, and may be absent."""

import csv
import gzip
import io
import os
from pathlib import Path


def folder() -> Path:
    """Where the sets are; stops with a sentence where they are not."""
    found = Path(os.environ.get("DESKHAND_DATA") or "../shared/data")
    if not (found / "multidogo").is_dir():
        raise SystemExit(f"SKIPPED: no data in {found}. Set DESKHAND_DATA to measure.")
    return found


def table(path: Path, *, delimiter: str, quoted: bool) -> list[dict[str, str]]:
    """Rows of a compressed table with a header."""
    text = gzip.decompress(path.read_bytes()).decode()
    quoting = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter, quoting=quoting))


def openings(domain: str) -> list[tuple[str, ...]]:
    """How the customers of a MultiDoGO domain began, each opening once.

    Where the first turn only says hello, the next one belongs to the opening.
    """
    rows = table(
        folder() / f"multidogo/turn_level/{domain}/train.tsv.gz", delimiter="\t", quoted=False
    )
    turns: dict[str, list[tuple[int, str, str]]] = {}
    for row in rows:
        number, text, intent = row["turnNumber"], row["utterance"], row["intent"]
        number = (number or "").removesuffix(".0")
        if number.isdecimal() and text and text.strip():  # some rows are malformed
            turns.setdefault(row["conversationId"], []).append((int(number), text, intent or ""))
    begun = (sorted(said) for said in turns.values() if min(said)[0] <= 1)
    return sorted({_opening(said) for said in begun})


def _opening(said: list[tuple[int, str, str]]) -> tuple[str, ...]:
    if said[0][2] == "openinggreeting" and len(said) > 1:
        return said[0][1], said[1][1]
    return (said[0][1],)


def banking() -> list[tuple[str, ...]]:
    """Questions to a bank, none of which the demo desk can answer."""
    rows = table(folder() / "banking77/train.csv.gz", delimiter=",", quoted=True)
    return sorted({(row["text"],) for row in rows})
