"""Tells whether a customer asks for a person, in whatever words."""

from deskhand.stages.understand.wordings import compiled, read, tokens

_TABLES = read("person.toml")
_WISHES, _REFUSALS, _CUTS = (compiled(_TABLES, kind) for kind in ("wishes", "refusals", "cuts"))


def wants_person(text: str) -> bool:
    """The customer asks for a person, or does not want to be served by a program."""
    said = tokens(text)
    return bool(_REFUSALS.search(said) or _WISHES.search(_CUTS.sub("_ ", said)))
