"""Tests of what a tree knows before its first step."""

from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.message import Page
from deskhand.domain.workspace import Company
from deskhand.playbooks.facts import FIELDS, first_facts

COMPANY = Company(name="Lamp Shop", assistant_name="Lu", disclosure={"en": "I am an AI."})


def test_that_the_facts_hold_exactly_the_fields_that_are_declared() -> None:
    facts = first_facts(COMPANY, Principal(), {"email": "ann@example.com"}, None)
    fields = {name: set(value) for name, value in facts.items() if isinstance(value, dict)}
    declared = {name: set(known) for name, known in FIELDS.items() if known is not None}
    assert fields == {**declared, "details": {"email"}}


def test_that_what_is_unknown_is_an_empty_text() -> None:
    facts = first_facts(COMPANY, Principal(), {}, None)
    assert facts["customer"] == {
        "verified": False,
        "level": 0,
        "email": "",
        "name": "",
        "first_name": "",
    }
    assert facts["page"] == {"url": "", "title": "", "area": "", "facts": {}}


def test_that_a_proven_customer_and_the_page_are_known() -> None:
    principal = Principal(
        level=Assurance.channel_verified, email="ann@example.com", name="Ann Bell"
    )
    page = Page(url="https://shop.example/cart", title="Cart", area="cart", facts={"items": "2"})
    facts = first_facts(COMPANY, principal, {}, page)
    assert facts["customer"] == {
        "verified": True,
        "level": 2,
        "email": "ann@example.com",
        "name": "Ann Bell",
        "first_name": "Ann",
    }
    assert facts["page"] == {
        "url": "https://shop.example/cart",
        "title": "Cart",
        "area": "cart",
        "facts": {"items": "2"},
    }
    assert facts["company"] == {"name": "Lamp Shop", "assistant_name": "Lu"}


def test_that_a_claimed_address_is_not_verified() -> None:
    facts = first_facts(COMPANY, Principal(level=Assurance.claimed, email="a@b.example"), {}, None)
    assert isinstance(facts["customer"], dict)
    assert facts["customer"]["verified"] is False
