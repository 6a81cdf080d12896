"""The monitor allows what is declared, wanted and proven, and refuses all else."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from deskhand.domain.action import Allow, Refuse
from deskhand.domain.customer import Assurance, Principal
from deskhand.domain.tool import Effect, ToolCard
from deskhand.policies.monitor import VERSION, decide
from deskhand.testing import samples

STRANGER = Principal()
CLAIMED = Principal(level=Assurance.claimed, email="mara@example.com")
MARA = Principal(level=Assurance.channel_verified, email="mara@example.com")
SEND = ToolCard(
    name="send_link",
    is_action=True,
    about="Send a link.",
    arguments=("email", "kind"),
    connector="depot",
    effect=Effect.reversible,
    tier=1,
)
LOOK = SEND.model_copy(update={"name": "find_account", "is_action": False})
ARGUMENTS = {"email": "mara@example.com", "kind": "plain"}


def verdict(
    card: ToolCard | None = SEND,
    principal: Principal = STRANGER,
    /,
    **playbook: object,
) -> Allow | Refuse:
    listed: dict[str, object] = {"tools": ("send_link", "find_account")}
    book = samples.playbook("order_status", **(listed | playbook))
    return decide(card, ARGUMENTS, principal=principal, playbook=book)


def code(decision: Allow | Refuse) -> str:
    return decision.code if isinstance(decision, Refuse) else "allowed"


def test_that_a_declared_action_of_the_playbook_is_allowed() -> None:
    assert verdict() == Allow(policy=VERSION)


@pytest.mark.parametrize(
    ("card", "playbook", "expected"),
    [
        (None, {}, "unknown_action"),
        (LOOK, {}, "unknown_action"),  # a lookup cannot be done
        (SEND, {"tools": ()}, "not_in_playbook"),
        (SEND, {"tools": ("send_links",)}, "not_in_playbook"),
        (SEND, {"human_only": ("send_link",)}, "for_people_only"),
        (SEND, {"phase": "assist"}, "for_people_only"),
        (SEND, {"phase": "observe"}, "for_people_only"),
        (SEND.model_copy(update={"tier": 2}), {}, "for_people_only"),
        (SEND.model_copy(update={"tier": 0}), {}, "allowed"),
        (SEND, {"human_only": ("find_account",)}, "allowed"),
    ],
)
def test_that_all_else_is_refused_with_a_code(
    card: ToolCard | None, playbook: dict[str, object], expected: str
) -> None:
    decision = verdict(card, **playbook)
    assert code(decision) == expected
    assert decision.policy == VERSION


@pytest.mark.parametrize(
    ("principal", "expected"),
    [
        (STRANGER, "identity_not_proven"),
        (CLAIMED, "identity_not_proven"),  # an address that was only typed proves nothing
        (MARA, "allowed"),
        (MARA.model_copy(update={"level": Assurance.stepped_up}), "allowed"),
    ],
)
def test_that_identity_is_asked_where_the_action_declares_it(
    principal: Principal, expected: str
) -> None:
    card = SEND.model_copy(update={"needs_identity": True})
    assert code(verdict(card, principal)) == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (ARGUMENTS, "allowed"),
        ({"email": "mara@example.com"}, "kind"),
        ({**ARGUMENTS, "amount": 5}, "amount"),
        ({"e-mail": "mara@example.com", "kind": "plain"}, "e-mail, email"),
        ({}, "email, kind"),
    ],
)
def test_that_exactly_the_declared_arguments_are_taken(
    arguments: dict[str, str], expected: str
) -> None:
    playbook = samples.playbook(tools=("send_link",))
    decision = decide(SEND, arguments, principal=MARA, playbook=playbook)
    if expected == "allowed":
        assert isinstance(decision, Allow)
    else:
        assert isinstance(decision, Refuse)
        assert (decision.code, decision.detail) == ("wrong_arguments", expected)


def test_that_each_refusal_can_be_read() -> None:
    assert verdict(tools=()).words() == "Refused: not_in_playbook. order_status lacks it"
    assert verdict(phase="assist").words() == "Refused: for_people_only. phase assist"
    assert verdict().words() == "Allowed."


@given(
    is_action=some.booleans(),
    is_listed=some.booleans(),
    is_human=some.booleans(),
    tier=some.integers(0, 3),
    phase=some.sampled_from(["observe", "assist", "automate"]),
    needs_identity=some.booleans(),
    level=some.sampled_from(Assurance),
    arguments=some.dictionaries(some.sampled_from(["email", "kind", "x"]), some.text(max_size=3)),
)
def test_that_nothing_is_allowed_unless_every_condition_holds(
    *,
    is_action: bool,
    is_listed: bool,
    is_human: bool,
    tier: int,
    phase: str,
    needs_identity: bool,
    level: Assurance,
    arguments: dict[str, str],
) -> None:
    card = SEND.model_copy(
        update={"is_action": is_action, "tier": tier, "needs_identity": needs_identity}
    )
    playbook = samples.playbook(
        tools=("send_link",) if is_listed else (),
        human_only=("send_link",) if is_human else (),
        phase=phase,
    )
    decision = decide(card, arguments, principal=Principal(level=level), playbook=playbook)
    is_right = (
        is_action
        and is_listed
        and not is_human
        and tier <= 1
        and phase == "automate"
        and (not needs_identity or level >= Assurance.channel_verified)
        and set(arguments) == {"email", "kind"}
    )
    assert isinstance(decision, Allow) is is_right
