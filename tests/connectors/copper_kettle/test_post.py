"""What stands in a letter, and what of an address may be shown."""

import pytest

from deskhand.connectors.copper_kettle.post import ShopAddress, destination, masked, tokens_in
from deskhand.connectors.copper_kettle.records import Person
from deskhand.errors import ToolRefused

MARA = Person(email="mara@example.com", name="Mara", phone="+1 415 555 0134", two_factor=False)
ELIF = Person(email="elif@bounce.example", name="Elif", phone=None, two_factor=False)


@pytest.mark.parametrize(
    ("to", "shown"),
    [
        ("mara@example.com", "m***@example.com"),
        ("m@example.com", "m***@example.com"),
        ("+1 415 555 0134", "*** 34"),
    ],
)
def test_that_a_recipient_is_masked(to: str, shown: str) -> None:
    assert masked(to) == shown


def test_that_a_letter_goes_to_what_is_on_file() -> None:
    assert destination(MARA, "plain") == "mara@example.com"
    assert destination(MARA, "two_factor") == "mara@example.com"
    assert destination(MARA, "sms") == "+1 415 555 0134"
    with pytest.raises(ToolRefused, match="no phone on file"):
        destination(ELIF, "sms")


@pytest.mark.parametrize("base_url", ["http://shop.example", "http://shop.example/"])
def test_that_a_link_leads_to_the_shop(base_url: str) -> None:
    shop = ShopAddress(base_url=base_url)
    assert shop.reset_url("t0-k_n", two_factor=False) == "http://shop.example/reset/t0-k_n"
    assert shop.reset_url("t0-k_n", two_factor=True) == "http://shop.example/reset/2fa/t0-k_n"


def test_that_tokens_are_found_in_a_text() -> None:
    shop = ShopAddress(base_url="http://shop.example")
    text = f"{shop.reset_url('one', two_factor=False)}, {shop.reset_url('t-w', two_factor=True)}."
    assert tokens_in(text) == ("one", "t-w")
