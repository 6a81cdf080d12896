"""How proven a customer is, and when two addresses are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from deskhand.domain.customer import Assurance, Principal, normal_email


@pytest.mark.parametrize(
    ("level", "is_verified"),
    [
        (Assurance.anonymous, False),
        (Assurance.claimed, False),  # typing an address proves nothing
        (Assurance.channel_verified, True),
        (Assurance.stepped_up, True),
    ],
)
def test_that_only_proof_makes_a_customer_verified(level: Assurance, *, is_verified: bool) -> None:
    assert Principal(level=level, email="mara@example.com").is_verified is is_verified


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        ("Mara@Example.COM", "mara@example.com"),
        (" mara@example.com ", "mara@example.com"),
        ("mara@ example.com", "mara@example.com"),  # as phones like to write it
        ("mara\u00a0@example.com", "mara@example.com"),
        ("STRASSE@example.com", "strasse@example.com"),
        ("straße@example.com", "strasse@example.com"),
        ("mara+beans@example.com", "mara+beans@example.com"),  # may be another mailbox
        ("m.ara@example.com", "m.ara@example.com"),
    ],
)
def test_that_an_address_is_folded(address: str, normal: str) -> None:
    assert normal_email(address) == normal


@given(some.text())
def test_that_folding_twice_changes_nothing(address: str) -> None:
    once = normal_email(address)
    assert normal_email(once) == once
