import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.language.details import amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it costs $49", ["49.00 USD"]),
        ("49.00 EUR", ["49.00 EUR"]),
        ("49,90 €", ["49.90 EUR"]),
        ("€49,9", ["49.90 EUR"]),
        ("1.042,50 EUR", ["1042.50 EUR"]),
        ("$1,042.99.", ["1042.99 USD"]),
        ("$1,042", ["1042.00 USD"]),
        ("30 dollars and 5 bucks", ["30.00 USD", "5.00 USD"]),
        ("£5.50, CHF 1'200.00", ["5.50 GBP", "1200.00 CHF"]),
        ("¥4900", ["4900 JPY"]),
        ("US$ 12", ["12.00 USD"]),
        ("I want 3 kettles", []),
        ("50 % off", []),
        ("version 2.3.4", []),
        ("CK-1042 eur", []),
        ("try 5 times", ["5.00 TRY"]),
    ],
)
def test_that_an_amount_has_a_number_and_a_currency(text: str, expected: list[str]) -> None:
    assert [detail.value for detail in amounts.find(text)] == expected


@given(st.integers(0, 999_999), st.integers(0, 99))
def test_that_any_amount_is_read_to_the_cent(whole: int, cents: int) -> None:
    (detail,) = amounts.find(f"you took ${whole:,}.{cents:02} from me")
    assert detail.value == f"{whole}.{cents:02} USD"
