import numpy as np

from deskhand.language.calibration import learn
from deskhand.language.softmax import Floats, Labels

SIZE = 30


def cloud(center: int, count: int, seed: int) -> Floats:
    """Unit vectors around one axis."""
    rows = np.random.default_rng(seed).normal(0, 0.12, (count, SIZE))
    rows[:, center] += 1
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def strangers(count: int, seed: int) -> Floats:
    """Unit vectors around many axes, none of which is a category."""
    return np.vstack([cloud(3 + i % 10, 1, seed + i) for i in range(count)])


def shop() -> tuple[Floats, Labels]:
    rows = np.vstack([cloud(0, 20, 1), cloud(1, 20, 2), cloud(2, 20, 3), strangers(60, 100)])
    return rows, np.repeat(np.arange(4), [20, 20, 20, 60])


def test_that_new_messages_find_their_category() -> None:
    rows, labels = shop()
    kernel = learn(rows, labels, 3)
    for category in range(3):
        shares = kernel.shares(cloud(category, 50, 500 + category) @ rows.T)
        assert (shares.argmax(axis=1) == category).all()
        assert np.median(shares[:, category]) > 0.8


def test_that_strangers_of_an_unknown_kind_find_none() -> None:
    rows, labels = shop()
    kernel = learn(rows, labels, 3)
    unknown = np.vstack([cloud(axis, 10, 900 + axis) for axis in range(15, 30)])
    assert (kernel.shares(unknown @ rows.T).sum(axis=1) > 0.5).mean() < 0.05


def test_that_confidence_is_as_high_as_it_is_right() -> None:
    rows, labels = shop()
    # Every third example carries the label of another category: nobody can be sure any more.
    labels[:60:3] = (labels[:60:3] + 1) % 3
    sure = learn(*shop(), 3).shares(cloud(0, 50, 7) @ rows.T).max(axis=1)
    unsure = learn(rows, labels, 3).shares(cloud(0, 50, 7) @ rows.T).max(axis=1)
    assert unsure.mean() < sure.mean() - 0.1


def test_that_one_category_and_few_examples_are_enough_to_learn() -> None:
    rows = np.vstack([cloud(0, 2, 1), strangers(3, 50)])
    kernel = learn(rows, np.array([0, 0, 1, 1, 1]), 1)
    assert kernel.shares(rows @ rows.T).shape == (5, 1)


def test_that_only_some_of_many_examples_carry_the_model() -> None:
    rows = np.vstack([cloud(0, 100, 1), strangers(80, 5_000)])
    kernel = learn(rows, np.repeat([0, 1], [100, 80]), 1, most_landmarks=50)
    assert len(kernel.landmarks) == 50
    assert kernel.shares(cloud(0, 20, 9) @ rows.T).min() > 0.5
    assert kernel.shares(strangers(20, 8_000) @ rows.T).max() < 0.5
