import pytest

from deskhand.language.details import cards


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4111 1111 1111 1111", [("card", "4111111111111111")]),
        ("5500-0000-0000-0004!", [("card", "5500000000000004")]),
        ("4111 1111 1111 1112", []),  # the check digit is wrong
        ("1234567890123", []),
        ("DE89 3704 0044 0532 0130 00 please pay", [("iban", "DE89370400440532013000")]),
        ("gb33bukb20201555555555", [("iban", "GB33BUKB20201555555555")]),
        ("DE88 3704 0044 0532 0130 00", []),
        ("order CK-1042", []),
    ],
)
def test_that_check_digits_decide(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(detail.kind, detail.value) for detail in cards.find(text)] == expected
