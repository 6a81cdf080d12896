"""What the shop tells, and to whom."""

import re
from datetime import timedelta

import pytest
from pydantic import JsonValue

from deskhand.domain.customer import Assurance, Principal
from deskhand.errors import ToolRefused, ToolUnavailable

from .conftest import Shop, verified

STRANGER = Principal()
MISSING = "CK-999999"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (
            " Mara@EXAMPLE.com",
            {
                "exists": True,
                "email": "mara@example.com",
                "name": "Mara Lindqvist",
                "two_factor": False,
                "has_phone": True,
            },
        ),
        (
            "tom@example.com",
            {
                "exists": True,
                "email": "tom@example.com",
                "name": "Tom Okafor",
                "two_factor": True,
                "has_phone": True,
            },
        ),
        (
            "nobody@example.com",
            {"exists": False, "email": "", "name": "", "two_factor": False, "has_phone": False},
        ),
    ],
)
async def test_that_an_account_is_found(
    shop: Shop, typed: str, answer: dict[str, JsonValue]
) -> None:
    assert await shop.tools().look_up("find_account", {"email": typed}, principal=STRANGER) == (
        answer
    )


async def test_that_an_account_without_a_phone_says_so(shop: Shop) -> None:
    given: dict[str, JsonValue] = {"email": "elif@bounce.example"}
    answer = await shop.tools().look_up("find_account", given, principal=STRANGER)
    assert (answer["exists"], answer["has_phone"]) == (True, False)


@pytest.mark.parametrize(
    ("email", "answer"),
    [
        (
            "mara@example.com",
            {
                "count": 2,
                "only": "",
                "list": "CK-1042 (Gooseneck kettle, shipped), CK-1017 (Burr grinder, delivered)",
            },
        ),
        (
            "tom@example.com",
            {
                "count": 1,
                "only": "CK-1055",
                "list": "CK-1055 (Hearth espresso machine and 1 more, processing)",
            },
        ),
        ("yuki@example.com", {"count": 0, "only": "", "list": ""}),
        ("nobody@example.com", {"count": 0, "only": "", "list": ""}),
    ],
)
async def test_that_recent_orders_are_listed(
    shop: Shop, email: str, answer: dict[str, JsonValue]
) -> None:
    assert await shop.tools().look_up("recent_orders", {}, principal=verified(email)) == answer


async def test_that_old_orders_are_not_recent(shop: Shop) -> None:
    shop.clock.move(timedelta(days=160))
    answer = await shop.tools().look_up("recent_orders", {}, principal=verified("mara@example.com"))
    assert answer["only"] == "CK-1042"  # CK-1017 is seven months old by now


async def test_that_an_own_order_is_told(shop: Shop) -> None:
    given: dict[str, JsonValue] = {"order_id": " ck-1055 "}
    answer = await shop.tools().look_up(
        "lookup_order", given, principal=verified("Tom@Example.com")
    )
    assert answer == {
        "found": True,
        "order_id": "CK-1055",
        "status": "processing",
        "placed_on": "2026-03-01",
        "total": "$1,308.00",
        "items": "Hearth espresso machine, 2 x Bottle of descaler",
        "has_shipment": False,
    }


async def test_that_an_own_parcel_is_told(shop: Shop) -> None:
    given: dict[str, JsonValue] = {"order_id": "CK-1061"}
    answer = await shop.tools().look_up(
        "track_shipment", given, principal=verified("priya@example.com")
    )
    assert answer == {
        "found": True,
        "carrier": "Swiftpost",
        "tracking_number": "SP106155303",
        "status": "delivered",
        "expected_on": "2026-02-25",
        "delivered_on": "2026-02-24",
        "last_event": "Left with a neighbor",
    }


async def test_that_a_delay_shows(shop: Shop) -> None:
    given: dict[str, JsonValue] = {"order_id": "CK-1070"}
    answer = await shop.tools().look_up(
        "track_shipment", given, principal=verified("sam@example.com")
    )
    assert (answer["status"], answer["delivered_on"]) == ("delayed", "")


@pytest.mark.parametrize("tool", ["lookup_order", "track_shipment"])
async def test_that_a_missing_order_and_somebody_elses_are_told_alike(
    shop: Shop, tool: str
) -> None:
    tools = shop.tools()
    mara, tom = verified("mara@example.com"), verified("tom@example.com")

    missing = await tools.look_up(tool, {"order_id": MISSING}, principal=tom)
    foreign = await tools.look_up(tool, {"order_id": "CK-1042"}, principal=tom)
    own = await tools.look_up(tool, {"order_id": "CK-1042"}, principal=mara)

    assert foreign == missing
    assert foreign.keys() == own.keys()
    assert own["found"] is True
    assert foreign["found"] is False
    assert not any(foreign.values())


@pytest.mark.parametrize(
    "principal",
    [
        Principal(),
        Principal(level=Assurance.claimed, email="mara@example.com", method="claimed_email"),
    ],
)
@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("recent_orders", {}),
        ("lookup_order", {"order_id": "CK-1042"}),
        ("track_shipment", {"order_id": "CK-1042"}),
    ],
)
async def test_that_records_need_a_proven_identity(
    shop: Shop, principal: Principal, tool: str, given: dict[str, JsonValue]
) -> None:
    with pytest.raises(ToolRefused, match="proven identity"):
        await shop.tools().look_up(tool, given, principal=principal)


async def test_that_a_proof_without_an_address_opens_nothing(shop: Shop) -> None:
    nameless = Principal(level=Assurance.stepped_up, method="one_time_code")
    answer = await shop.tools().look_up("lookup_order", {"order_id": "CK-1042"}, principal=nameless)
    assert answer["found"] is False


@pytest.mark.parametrize(
    "order_id",
    [
        "",
        "1042",
        "CK-104",
        "CK-1042567",
        "CK-1042 or 1=1",
        "CK-1042;",
        "CK-１０４２",  # noqa: RUF001 - digits of another script
        "CK-1042\x00",
        "CK-10\ud80042",
        1042,
        None,
        ["CK-1042"],
    ],
)
async def test_that_a_malformed_number_is_refused(shop: Shop, order_id: JsonValue) -> None:
    with pytest.raises(ToolRefused, match="`order_id`"):
        await shop.tools().look_up(
            "lookup_order", {"order_id": order_id}, principal=verified("mara@example.com")
        )


async def test_that_a_shop_which_cannot_be_reached_is_not_an_empty_one(shop: Shop) -> None:
    given: dict[str, JsonValue] = {"email": "mara@example.com"}
    with pytest.raises(ToolUnavailable):
        await shop.tools(shop.broken_rows()).look_up("find_account", given, principal=STRANGER)
