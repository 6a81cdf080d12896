"""Values do not change and take nothing that they do not know."""

import pytest
from pydantic import ValidationError

from deskhand.domain.value import Value


class Cup(Value):
    size: int


def test_that_a_value_does_not_change() -> None:
    cup = Cup(size=2)
    with pytest.raises(ValidationError, match="frozen"):
        cup.size = 3
    assert cup == Cup(size=2)
    assert hash(cup) == hash(Cup(size=2))


def test_that_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        Cup.model_validate({"size": 2, "color": "red"})
