import numpy as np
import pytest

from deskhand.language.softmax import fit, probabilities

CHANCE = np.random.default_rng(3)


@pytest.mark.parametrize(("rows", "features"), [(60, 5), (20, 40)])
def test_that_the_slope_is_flat_where_it_stops(rows: int, features: int) -> None:
    x = CHANCE.normal(size=(rows, features)).astype(np.float32)
    labels = CHANCE.integers(0, 3, rows)
    head = fit(x, labels, classes=3, penalty=0.5)
    error = probabilities(head.logits(x)) - np.eye(3, dtype=np.float32)[labels]
    assert np.abs(x.T @ error + 0.5 * head.weights).max() < 0.05
    assert np.abs(error.sum(axis=0) + 0.5 * head.bias).max() < 0.05


def test_that_what_can_be_told_apart_is_told_apart() -> None:
    x = np.array([[1, 0], [0.9, 0.1], [0, 1], [0.1, 0.9]], np.float32)
    labels = np.array([0, 0, 1, 1], np.intp)
    shares = probabilities(fit(x, labels, classes=2, penalty=0.01).logits(x))
    assert (shares.argmax(axis=1) == labels).all()


def test_that_probabilities_survive_large_logits() -> None:
    shares = probabilities(np.array([[1e4, 0, -1e4]], np.float32))
    assert shares.tolist() == [[1, 0, 0]]
