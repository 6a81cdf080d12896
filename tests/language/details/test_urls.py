import pytest

from deskhand.language.details import urls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.com/a?b=c).", ["https://example.com/a?b=c"]),
        ("www.example.com, HTTP://EXAMPLE.ORG/x", ["www.example.com", "HTTP://EXAMPLE.ORG/x"]),
        ('<a href="https://example.com/x">here</a>', ["https://example.com/x"]),
        ("the https:// part is missing", []),
        ("example.com is a name", []),
    ],
)
def test_that_addresses_lose_the_punctuation_around_them(text: str, expected: list[str]) -> None:
    assert [detail.value for detail in urls.find(text)] == expected
