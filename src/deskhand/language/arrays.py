"""Keeps arrays in a file that is whole or absent."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

# Which types the arrays have is known to those who keep them.
Arrays = Mapping[str, NDArray[Any]]


def save(arrays: Arrays, file: Path) -> None:
    """Write them; whoever reads at the same time finds the old file or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".part", delete=False) as part:
        np.savez(part, allow_pickle=False, **arrays)
    Path(part.name).replace(file)


def load(file: Path, names: Iterable[str]) -> list[NDArray[Any]] | None:
    """The named arrays in this order; None when the file is absent or damaged."""
    try:
        with file.open("rb") as content, np.load(content, allow_pickle=False) as stored:
            return [stored[name] for name in names]
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None
