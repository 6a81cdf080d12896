import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.errors import WorkspaceInvalid
from deskhand.language.details.orders import OrderNumbers

SHOP = OrderNumbers(r"CK-\d{4,6}")


def first(orders: OrderNumbers, text: str) -> str | None:
    return next((detail.value for detail in orders.find(text)), None)


@pytest.mark.parametrize(
    "text",
    [
        "CK-1042",
        "where is ck-1042?",
        "ck 1042",
        "CK1042",
        "order #CK1042",
        "CK\u20131042",
        "CK_1042",
        "ck: 1042",
        "order 1042",
        "Order number 1042",
        "my order number is: 1042.",
        "order no. 1042",
        "orders #1042",
        "#1042 please",
        "Bestellung 1042",
        "Bestellnummer: 1042",
        "pedido nº 1042",
        "commande numéro 1042",
        "1042",
        "it's 1042",
        " #1042 ",
    ],
)
def test_that_a_number_is_understood_however_it_is_typed(text: str) -> None:
    assert first(SHOP, text) == "CK-1042"


@pytest.mark.parametrize(
    "text",
    [
        "my order from 2024",
        "I ordered in 2024",
        "order 2 kettles",
        "CK-104",
        "CK-1042000",
        "XCK-1042",
        "order 12345678",
        "123456",  # six digits alone are a one-time code
        "1042.50",
        "order 1042,50",
        "the year 1999 was fine",
        "room 1042",
        "&#1042;",
    ],
)
def test_that_other_numbers_are_left_alone(text: str) -> None:
    assert first(SHOP, text) is None


def test_that_the_place_is_exact() -> None:
    text = "my order number is 1042, thanks"
    detail = next(SHOP.find(text))
    assert text[detail.start : detail.end] == "1042"


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"[A-Z]{2}-\d{4,}", "where is ab-1234", "AB-1234"),
        (r"[A-Z]{2}-\d{4,}", "AB 1234", "AB-1234"),
        (r"[A-Z]{2}-\d{4,}", "in 2024 it broke", None),  # small letters and a space: only a word
        (r"[A-Z]{2}-\d{4,}", "order 1234", None),  # which letters belong to it cannot be known
        (r"#\d{5}", "order 12345", "#12345"),
        (r"\d{8}", "order 12345678", "12345678"),
        (r"ORD/\d{3}", "ord 123", "ORD/123"),
        (r"A\d{3}|B\d{3}", "b123", "B123"),
    ],
)
def test_that_the_form_follows_from_the_pattern(
    pattern: str, text: str, expected: str | None
) -> None:
    assert first(OrderNumbers(pattern), text) == expected


@given(st.integers(1_000, 99_999), st.sampled_from(["CK-", "ck ", "Ck#", "order ", "order no. "]))
def test_that_any_number_survives_any_way_of_typing(number: int, before: str) -> None:
    assert first(SHOP, f"Hello, {before}{number} has not come") == f"CK-{number}"


def test_that_a_broken_pattern_is_a_sentence() -> None:
    with pytest.raises(WorkspaceInvalid, match=r"order_id_pattern 'CK-\('"):
        OrderNumbers("CK-(")
