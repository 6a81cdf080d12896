from pathlib import Path

from deskhand.language.embedder import Embedder, best_embedder
from deskhand.language.minilm import MiniLm
from deskhand.language.ngrams import NGrams

from .conftest import HOME


def test_that_without_an_installed_model_the_words_have_to_do(tmp_path: Path) -> None:
    assert isinstance(best_embedder(tmp_path), NGrams)


def test_that_an_installed_model_is_used(minilm: MiniLm) -> None:
    best: Embedder = best_embedder(HOME)
    assert (best.name, best.size) == (minilm.name, minilm.size)
