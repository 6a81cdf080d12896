"""Whatever is sent to whatever endpoint, as described or not: the answer is never a 5xx."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from journeys.visitor import Colleague, OpenDesk, Visitor

EXAMPLES = 20
"""Requests for each endpoint, way of making them, and caller."""
PATIENCE = 30
STREAM = "/v1/conversations/{conversation_id}/events"

pytestmark = pytest.mark.slow
quiet = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@dataclass
class Caller:
    """Somebody who sends, and what their endpoints are about."""

    headers: Mapping[str, str]
    ids: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass
class Seen:
    """What came of it."""

    statuses: Counter[int] = field(default_factory=Counter[int])
    broken: list[str] = field(default_factory=list[str])


async def callers(desk: OpenDesk, ada: Colleague) -> list[Caller]:
    """A stranger, a customer with a card, and a teammate with a ticket."""
    customer: Visitor = desk.visitor()
    carded = await customer.say("Where is my order CK-1042? mara@example.com")
    ticket = desk.visitor()
    turn = await ticket.say("I want to talk to a person")
    return [
        Caller({}),
        Caller(customer.headers, {"conversation_id": customer.id, "card": carded["card"]["id"]}),
        Caller(ada.headers, {"ticket_id": ticket.id, "turn_id": turn["turn_id"]}),
    ]


def send(request: Any, caller: Caller, address: str, seen: Seen) -> None:  # noqa: ANN401  # schemathesis's own
    """One request, as generated but for who sends it and what it is about."""
    names: dict[str, str] = request.path_parameters or {}
    request.path_parameters = {**names, **{n: i for n, i in caller.ids.items() if n in names}}
    if request.query and "wait" in request.query:
        request.query["wait"] = str(request.query["wait"])[:3]  # nobody needs to wait for long
    headers: dict[str, str] = {**(request.headers or {}), **caller.headers}
    answer = request.call(base_url=address, headers=headers, timeout=PATIENCE)
    seen.statuses[answer.status_code] += 1
    is_error = answer.status_code >= 400
    if answer.status_code >= 500 or (is_error and b'"error"' not in answer.content):
        seen.broken.append(
            f"{request.method} {request.formatted_path} {request.query!r} {request.body!r}: "
            f"{answer.status_code} {answer.content[:200]!r}"
        )


def fuzz(address: str, everybody: list[Caller]) -> Seen:
    """All endpoints, as described and not as described, for each caller."""
    seen = Seen()
    schema: Any = schemathesis.openapi.from_url(f"{address}/openapi.json")
    for found in schema.get_all_operations():
        operation = found.ok()
        senders = everybody[:1] if operation.path == STREAM else everybody  # it would not end
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            made = operation.as_strategy(generation_mode=mode)

            @quiet
            @given(request=made, caller=st.sampled_from(senders))
            def one(request: Any, caller: Caller) -> None:  # noqa: ANN401
                send(request, caller, address, seen)

            one()
    return seen


async def test_that_no_request_gets_a_5xx(desk: OpenDesk, ada: Colleague) -> None:
    everybody = await callers(desk, ada)
    seen = await asyncio.to_thread(fuzz, desk.address, everybody)
    assert seen.broken == []
    assert sum(seen.statuses.values()) >= 500
    reached = {200, 201, 202, 204, 401, 404, 422}
    assert reached <= set(seen.statuses), "else it never came past the door"
