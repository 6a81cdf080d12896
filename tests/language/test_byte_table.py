from pathlib import Path
from typing import Protocol, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from deskhand.language.byte_table import ByteTable, open_table

LANGUAGES = ("de", "en", "fr", "ru")


class Library(Protocol):
    """The part of the library that is compared with."""

    nb_classes: list[str]

    def set_languages(self, langs: list[str]) -> None: ...
    def rank(self, text: str) -> list[tuple[str, float]]: ...


@pytest.fixture(scope="module")
def library() -> Library:
    found = cast(Library, LanguageIdentifier.from_model_file(MODEL_FILE))  # pyright: ignore[reportUnknownMemberType]
    found.set_languages(list(LANGUAGES))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("table")


@pytest.fixture(scope="module")
def table(folder: Path) -> ByteTable:
    return open_table(folder, LANGUAGES)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_that_the_table_scores_like_the_library(
    table: ByteTable, library: Library, text: str
) -> None:
    plain = f"{text} where ist la straße".lower()
    expected = dict(library.rank(plain))
    scores = dict(zip(table.languages.tolist(), table.scores(plain).tolist(), strict=True))
    assert scores == pytest.approx(expected, rel=1e-4, abs=1e-3)


def test_that_no_text_prefers_no_language(table: ByteTable) -> None:
    assert np.allclose(table.scores(""), table.priors)


def test_that_the_table_is_made_once(folder: Path, table: ByteTable) -> None:
    (file,) = folder.iterdir()
    before = file.stat().st_mtime_ns
    again = open_table(folder, LANGUAGES)
    assert file.stat().st_mtime_ns == before
    assert (again.keys == table.keys).all()


def test_that_other_languages_and_damage_make_it_anew(tmp_path: Path) -> None:
    open_table(tmp_path, ("de", "en"))
    assert set(open_table(tmp_path, ("de", "fr")).languages.tolist()) == {"de", "fr"}
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:1_000])
    assert set(open_table(tmp_path, ("de", "fr")).languages.tolist()) == {"de", "fr"}
