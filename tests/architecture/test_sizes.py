"""Caps hold for every file and function, of the product and of its tests."""

import pytest

from .sizes import FILE_CAP, FUNCTION_CAP, quantile, too_long, too_many_parameters
from .tree import Source, product, suite


def test_that_no_file_or_function_is_over_its_stop() -> None:
    assert too_long((*product(), *suite())) == []


def test_that_no_function_takes_more_than_five_positional_parameters() -> None:
    assert too_many_parameters((*product(), *suite())) == []


def test_that_a_long_file_and_a_long_function_are_noticed() -> None:
    text = "def long() -> None:\n" + "    print(1)\n" * FUNCTION_CAP + "\n" * FILE_CAP
    complaints = too_long([Source("bad.py", text)])
    assert [complaint.split(" has ")[0] for complaint in complaints] == ["bad.py", "bad.py:1 long"]


@pytest.mark.parametrize(
    ("signature", "is_refused"),
    [
        ("a, b, c, d, e, f", True),
        ("a, b, c, d, e", False),
        ("self, a, b, c, d, e", False),
        ("a, b, c, *, d, e, f", False),  # sockets are keyword-only
        ("a, b, c, /, d, e, f", True),
    ],
)
def test_that_parameters_are_counted(signature: str, *, is_refused: bool) -> None:
    source = Source("bad.py", f"async def bad({signature}): ...")
    assert bool(too_many_parameters([source])) is is_refused


def test_that_a_quantile_is_one_of_the_values() -> None:
    assert quantile([4, 1, 3, 2], 0.5) == 3
    assert quantile([4, 1, 3, 2], 1.0) == 4
