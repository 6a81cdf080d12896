"""Tests of names that may be used."""

import pytest

from deskhand.domain.playbook import DetailNeed, Playbook
from deskhand.playbooks.checks.names import name_fault

PLAYBOOK = Playbook(
    category="c",
    specialist="s",
    about="",
    examples={},
    steps=(),
    details={"email": DetailNeed(type="email", ask={"en": "Which?"})},
)


@pytest.mark.parametrize(
    ("name", "field", "fault"),
    [
        ("kept", None, None),
        ("kept", "anything", None),  # what a tool answers is not declared
        ("details", "email", None),
        ("details", None, None),
        ("details", "emial", "'details' has no 'emial'; did you mean 'email'?"),
        ("company", "name", None),
        ("company", "owner", "'company' has no 'owner'; use one of: assistant_name, name."),
        ("kepd", None, "'kepd' is not known here; did you mean 'kept'?"),
    ],
)
def test_that_only_what_is_known_has_no_fault(
    name: str, field: str | None, fault: str | None
) -> None:
    assert name_fault(PLAYBOOK, frozenset({"kept"}), name, field) == fault
