import numpy as np

from deskhand.language.minilm import MiniLm

from .hostile import STRANGE, soon


def likeness(minilm: MiniLm, left: str, right: str) -> float:
    rows = minilm.embed([left, right])
    return float(rows[0] @ rows[1])


def test_that_meaning_counts_and_not_words(minilm: MiniLm) -> None:
    near = likeness(minilm, "I cannot remember my password", "forgot my login details")
    far = likeness(minilm, "I cannot remember my password", "I cannot remember my holiday")
    assert near > far + 0.1


def test_that_a_text_gets_the_same_vector_in_any_company(minilm: MiniLm) -> None:
    alone = minilm.embed(["where is my parcel"])[0]
    fresh = " ".join(["a much longer text about something else"] * 9)
    together = minilm.embed([fresh, "where is my parcel", "short"])
    assert np.array_equal(alone, together[1])


def test_that_only_the_beginning_of_a_long_text_counts(minilm: MiniLm) -> None:
    begin = "where is my parcel " * 100
    with soon():
        rows = minilm.embed([begin, begin + "and my password " * 1_000])
    assert np.array_equal(rows[0], rows[1])


def test_that_vectors_have_length_one_or_are_zero(minilm: MiniLm) -> None:
    lengths = np.linalg.norm(minilm.embed(STRANGE), axis=1)
    assert all(round(float(length), 4) in (0, 1) for length in lengths)
    assert not minilm.embed(["", " "]).any()
    assert minilm.embed([]).shape == (0, minilm.size)
