import numpy as np

from deskhand.language.kernel import Kernel, powers
from deskhand.language.softmax import Floats


def number(value: float) -> Floats:
    return np.array(value, np.float32)


KERNEL = Kernel(
    rows=np.eye(3, dtype=np.float32),
    landmarks=np.array([0, 1, 2]),
    weights=4 * np.eye(3, dtype=np.float32),
    bias=np.zeros(3, np.float32),
    slope=number(1),
    offset=number(-1),
    temperature=number(1),
)


def test_that_shares_leave_room_for_none() -> None:
    shares = KERNEL.shares(np.array([[1, 0, 0], [0, 0, 1], [0, 0, 0]], np.float32))
    none = 1 - shares.sum(axis=1)
    assert shares.argmax(axis=1)[0] == 0
    assert none[1] > none[2] > none[0] > 0


def test_that_likeness_falls_off_fast() -> None:
    same, near, far = powers(np.array([1, 0.7, 0], np.float32))
    assert same == 1
    assert same > 2 * near
    assert near > 7 * far
