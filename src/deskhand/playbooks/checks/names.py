"""Which names an expression or a template may use at a point of the tree."""

from deskhand.domain.playbook import Playbook
from deskhand.playbooks.facts import FIELDS
from deskhand.playbooks.source.notes import did_you_mean


def name_fault(
    playbook: Playbook, kept: frozenset[str], name: str, field: str | None
) -> str | None:
    """What is wrong with `name.field` here, as the end of a sentence; None when it is known."""
    known = kept | FIELDS.keys()
    if name not in known:
        return f"'{name}' is not known here; {did_you_mean(name, known)}"
    if field is None or name not in FIELDS:
        return None
    fields = FIELDS[name]
    if fields is None:
        fields = frozenset(playbook.details)
    if field not in fields:
        return f"'{name}' has no '{field}'; {did_you_mean(field, fields)}"
    return None
