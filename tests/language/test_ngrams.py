import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from deskhand.language.ngrams import NGrams

from .hostile import survives

WORDS = NGrams()


def likeness(left: str, right: str) -> float:
    rows = WORDS.embed([left, right])
    return float(rows[0] @ rows[1])


def test_that_a_typing_error_stays_near() -> None:
    near = likeness("I forgot my password", "i forgott my pasword")
    assert near > 0.5 > likeness("I forgot my password", "where is the kettle") + 0.2


def test_that_numbers_are_all_alike() -> None:
    assert likeness("order 1042", "order 2077") > 0.99


def test_that_a_text_without_words_is_zero() -> None:
    assert not WORDS.embed(["", "?!", "\U0001f600"]).any()
    assert WORDS.embed([]).shape == (0, WORDS.size)


@given(st.text(max_size=60), st.text(max_size=60))
def test_that_a_row_does_not_depend_on_its_neighbors(one: str, other: str) -> None:
    together = WORDS.embed([one, other])
    assert np.array_equal(together[1], WORDS.embed([other])[0])
    assert round(float(np.linalg.norm(together[0])), 5) in (0, 1)


def test_that_hostile_texts_are_read_in_time() -> None:
    survives(lambda text: WORDS.embed([text]))
