import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.language.redact import mask_cards, redact

from .hostile import survives


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am mara@example.com", "I am [email]"),
        ("4111 1111 1111 1111 exp 12/27", "[card] exp 12/27"),
        ("DE89 3704 0044 0532 0130 00.", "[iban]."),
        ("call +1 415 555 0134 or 030 5550 0123", "call [phone] or [phone]"),
        ("order CK-1042 of 03/04/2026, code 123456", "order CK-1042 of 03/04/2026, code 123456"),
        ("nothing to hide", "nothing to hide"),
        ("", ""),
    ],
)
def test_that_personal_numbers_and_addresses_are_replaced(text: str, expected: str) -> None:
    assert redact(text) == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_that_an_address_is_gone_wherever_it_stands(before: str, after: str) -> None:
    assert "sam@example.com" not in redact(f"{before} sam@example.com {after}")


@given(st.text(max_size=80))
def test_that_redacting_twice_changes_nothing_more(text: str) -> None:
    assert redact(redact(text)) == redact(text)


def test_that_only_cards_are_masked_where_the_rest_is_needed() -> None:
    text = "4111 1111 1111 1111, mara@example.com, DE89 3704 0044 0532 0130 00"
    assert mask_cards(text) == "[card], mara@example.com, DE89 3704 0044 0532 0130 00"


def test_that_hostile_texts_are_redacted_in_time() -> None:
    survives(redact)
    survives(mask_cards)
