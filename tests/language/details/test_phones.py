import pytest

from deskhand.language.details import phones


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call +1 415 555 0134 please", ["+14155550134"]),
        ("(312) 555-0188", ["+13125550188"]),
        ("+49 30 5550 0123", ["+493055500123"]),
        ("order 1042, 3 kettles, 2026", []),
        ("code 123456", []),
        ("12345678901234567", []),
    ],
)
def test_that_valid_numbers_come_in_international_form(text: str, expected: list[str]) -> None:
    assert [detail.value for detail in phones.find(text, "US")] == expected


def test_that_the_region_tells_how_a_national_number_is_read() -> None:
    assert [d.value for d in phones.find("030 5550 0123", "DE")] == ["+493055500123"]
    assert not list(phones.find("030 5550 0123", "US"))
