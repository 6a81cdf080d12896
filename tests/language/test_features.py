import numpy as np

from deskhand.language.features import Features
from deskhand.language.ngrams import NGrams

from .fakes import FewWords


def test_that_meaning_and_words_stand_side_by_side() -> None:
    features = Features(FewWords("order", "password"))
    rows = features.rows(["my order", "", "zzz"])
    assert rows.shape == (3, 2 + NGrams().size)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 1])
    assert features.name == "few-words+ngrams-1"


def test_that_words_are_not_counted_twice() -> None:
    features = Features(NGrams())
    assert features.rows(["my order"]).shape == (1, NGrams().size)
    assert features.name == "ngrams-1"
