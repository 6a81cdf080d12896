import pytest

from deskhand.language.details import codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("123456", ["123456"]),
        ("the code is 123456.", ["123456"]),
        ("123 456", ["123456"]),
        (" 123-456 ", ["123456"]),
        ("room 123 456 houses", []),
        ("1234567", []),
        ("CK-123456", []),
        ("#123456", []),
        ("123456.50", []),
    ],
)
def test_that_a_code_is_six_digits_alone(text: str, expected: list[str]) -> None:
    assert [detail.value for detail in codes.find(text)] == expected
