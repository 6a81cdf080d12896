"""Which texts count as an e-mail address."""

import pytest
from pydantic import TypeAdapter, ValidationError

from deskhand.connectors.argument import EmailAddress

ADDRESS: TypeAdapter[str] = TypeAdapter(EmailAddress)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("mara@example.com", "mara@example.com"),
        (" Mara@Example.COM ", "mara@example.com"),
        ("mara @ example . com", "mara@example.com"),
        ("o'neil+50%@mail.example.co.uk", "o'neil+50%@mail.example.co.uk"),
        ("mara@bücher.example", "mara@bücher.example"),
        ("mara@shop.xn--p1ai", "mara@shop.xn--p1ai"),
    ],
)
def test_that_an_address_is_folded(text: str, folded: str) -> None:
    assert ADDRESS.validate_python(text) == folded


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mara",
        "mara@",
        "@example.com",
        "mara@example",  # no machine of the net is called so
        "mara@@example.com",
        "a@b.c&admin=1",
        "a@b.com&admin=1",
        "mara@example.com,tom@example.com",
        "mara@example.com\r\nBcc: tom@example.com",  # folding joins it, and still it is no address
        "<mara@example.com>",
        "mara@example.com'--",
        "mara@example.com\x00",
        "mara@-example.com",
        "mara@exam\ud800ple.com",
        "m" * 65 + "@example.com",
        "mara@" + "a." * 130 + "com",
    ],
)
def test_that_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        ADDRESS.validate_python(text)
