"""Writes the replies and questions of a playbook in the customer's language."""

from collections.abc import Mapping

from pydantic import JsonValue

from deskhand.domain.playbook import Playbook
from deskhand.errors import ReplyUnwritable
from deskhand.playbooks.templates import fill


def render(
    playbook: Playbook,
    name: str,
    *,
    facts: Mapping[str, JsonValue],
    language: str,
    otherwise: str = "en",
) -> str:
    """One of the playbook's replies; raises ReplyUnwritable.

    `otherwise` is the company's own language, for customers whose language is not written.
    """
    reply = playbook.replies.get(name)
    if reply is None:
        raise _unwritable(playbook, f"the reply '{name}'", "it is not under 'replies'")
    spoken = _spoken(reply.text, language, otherwise)
    return _filled(playbook, f"the reply '{name}'", reply.text[spoken], (facts, spoken))


def question(
    playbook: Playbook,
    detail: str,
    *,
    facts: Mapping[str, JsonValue],
    language: str,
    otherwise: str = "en",
) -> str:
    """The question for a detail; raises ReplyUnwritable."""
    need = playbook.details.get(detail)
    if need is None:
        raise _unwritable(playbook, f"the question for '{detail}'", "it is not under 'details'")
    spoken = _spoken(need.ask, language, otherwise)
    return _filled(playbook, f"the question for '{detail}'", need.ask[spoken], (facts, spoken))


def _spoken(texts: Mapping[str, str], language: str, otherwise: str) -> str:
    wanted = (language.partition("-")[0].lower(), otherwise, "en")
    return next((each for each in wanted if each in texts), "en")


def _filled(
    playbook: Playbook,
    what: str,
    template: str,
    filling: tuple[Mapping[str, JsonValue], str],
) -> str:
    facts, language = filling
    try:
        return fill(template, facts, language)
    except ReplyUnwritable as broken:
        raise _unwritable(playbook, what, str(broken).rstrip(".")) from broken


def _unwritable(playbook: Playbook, what: str, why: str) -> ReplyUnwritable:
    return ReplyUnwritable(
        f"The playbook '{playbook.category}' cannot write {what}: {why}; correct {playbook.file}."
    )
