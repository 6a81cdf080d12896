"""Tests of the demo desk's way to where an order is."""

import pytest
from pydantic import JsonValue

from deskhand.domain.workspace import Workspace
from deskhand.playbooks.facts import first_facts
from deskhand.playbooks.moves import Finished, HandOver, NeedDetail
from deskhand.playbooks.wording import question, render

from .walking import MARA, Results, book, walk

ORDER: dict[str, JsonValue] = {
    "found": True,
    "order_id": "CK-1042",
    "status": "shipped",
    "placed_on": "2026-03-02",
    "total": "119.00 USD",
    "items": "Gooseneck kettle",
    "has_shipment": True,
}
SHIPMENT: dict[str, JsonValue] = {
    "found": True,
    "carrier": "Parcelway",
    "tracking_number": "PW1",
    "status": "in_transit",
    "expected_on": "2026-03-06",
    "delivered_on": None,
    "last_event": "Left the hub",
}
RECENT: dict[str, JsonValue] = {"count": 1, "only": "CK-1042", "list": "CK-1042 (kettle, shipped)"}


@pytest.mark.parametrize(
    ("results", "reply", "words"),
    [
        ({"recent_orders": {"count": 0, "only": "", "list": ""}}, "no_orders", "no order"),
        (
            {"recent_orders": RECENT, "lookup_order": {**ORDER, "found": False}},
            "order_not_found",
            "couldn't find that order, please double-check the number",
        ),
        (
            {"recent_orders": RECENT, "lookup_order": {**ORDER, "status": "cancelled"}},
            "order_cancelled",
            "Order CK-1042 of Monday, March 2 was cancelled",
        ),
        (
            {"recent_orders": RECENT, "lookup_order": {**ORDER, "has_shipment": False}},
            "order_processing",
            "Order CK-1042 (Gooseneck kettle) of Monday, March 2 is being prepared",
        ),
        (
            {"recent_orders": RECENT, "lookup_order": ORDER, "track_shipment": SHIPMENT},
            "order_shipped",
            "on its way with Parcelway and should arrive on Friday, March 6.\N{SPACE}"
            "Tracking number: PW1.",
        ),
        (
            {
                "recent_orders": RECENT,
                "lookup_order": ORDER,
                "track_shipment": {**SHIPMENT, "expected_on": None},
            },
            "order_shipped",
            "on its way with Parcelway. Tracking number: PW1.",
        ),
        (
            {
                "recent_orders": RECENT,
                "lookup_order": ORDER,
                "track_shipment": {**SHIPMENT, "status": "delayed"},
            },
            "order_delayed",
            "delayed at Parcelway. The carrier now expects Friday, March 6. Tracking number: PW1.",
        ),
        (
            {
                "recent_orders": RECENT,
                "lookup_order": ORDER,
                "track_shipment": {
                    **SHIPMENT,
                    "status": "delivered",
                    "delivered_on": "2026-03-05",
                    "last_event": "Left with a neighbor",
                },
            },
            "order_delivered",
            'delivered on Thursday, March 5. Last note of the carrier: "Left with a neighbor". If',
        ),
    ],
)
def test_that_an_order_is_explained(
    shop: Workspace, results: Results, reply: str, words: str
) -> None:
    playbook = book(shop, "order_status")
    end, _, facts = walk(playbook, results, first_facts(shop.company, MARA, {}, None))
    assert end == Finished(replies=(reply,))
    for language in ("de", "es"):
        assert render(playbook, reply, facts=facts, language=language)
    assert words in render(playbook, reply, facts=facts, language="en")


def test_that_a_given_number_is_looked_up_at_once(shop: Workspace) -> None:
    facts = first_facts(shop.company, MARA, {"order_id": "CK-1042"}, None)
    results: Results = {"lookup_order": ORDER, "track_shipment": SHIPMENT}
    end, called, _ = walk(book(shop, "order_status"), results, facts)
    assert end == Finished(replies=("order_shipped",))
    assert called == ["lookup_order", "track_shipment"]


def test_that_several_orders_are_named_in_the_question(shop: Workspace) -> None:
    playbook = book(shop, "order_status")
    results: Results = {"recent_orders": {"count": 2, "only": "", "list": "CK-1, CK-2"}}
    end, _, facts = walk(playbook, results, first_facts(shop.company, MARA, {}, None))
    assert end == NeedDetail(name="order_id")
    asked = question(playbook, "order_id", facts=facts, language="en")
    assert asked == "Which order is it about? I see CK-1, CK-2. Tell me the number."


def test_that_a_parcel_the_carrier_does_not_know_goes_to_a_person(shop: Workspace) -> None:
    results: Results = {
        "recent_orders": RECENT,
        "lookup_order": ORDER,
        "track_shipment": {**SHIPMENT, "found": False},
    }
    facts = first_facts(shop.company, MARA, {}, None)
    end, _, _ = walk(book(shop, "order_status"), results, facts)
    assert isinstance(end, HandOver)
    assert end.step.reason == "tracking_missing"
