"""The names that every expression and every reply may use, and what they hold."""

from collections.abc import Mapping

from pydantic import JsonValue

from deskhand.domain.customer import Principal
from deskhand.domain.message import Page
from deskhand.domain.workspace import Company

FIELDS: Mapping[str, frozenset[str] | None] = {
    "details": None,
    "customer": frozenset({"verified", "level", "email", "name", "first_name"}),
    "page": frozenset({"url", "title", "area", "facts"}),
    "company": frozenset({"name", "assistant_name"}),
}
"""Name to its fields; None where the playbook itself declares them."""


def first_facts(
    company: Company, principal: Principal, details: Mapping[str, str], page: Page | None
) -> dict[str, JsonValue]:
    """What a tree knows before its first step; what is unknown is an empty text."""
    name = principal.name or ""
    where = page or Page()
    return {
        "details": dict(details),
        "customer": {
            "verified": principal.is_verified,
            "level": int(principal.level),
            "email": principal.email or "",
            "name": name,
            "first_name": name.partition(" ")[0],
        },
        "page": {
            "url": where.url or "",
            "title": where.title or "",
            "area": where.area or "",
            "facts": dict(where.facts),
        },
        "company": {"name": company.name, "assistant_name": company.assistant_name},
    }
