"""The queues, articles, languages and types of details that a playbook names exist."""

from collections.abc import Iterator

from deskhand.domain.playbook import AnswerStep, HandOffStep
from deskhand.domain.problem import Problem
from deskhand.playbooks.checks.surroundings import Surroundings
from deskhand.playbooks.reader import Sourced
from deskhand.playbooks.source.notes import did_you_mean
from deskhand.playbooks.visits import visits

DETAIL_TYPES = frozenset({"email", "phone", "order_id", "amount", "date", "product", "url", "code"})


def check(sourced: Sourced, around: Surroundings) -> Iterator[Problem]:
    """What this playbook names that the workspace does not have."""
    yield from _check_queues(sourced, around)
    yield from _check_articles(sourced, around)
    yield from _check_details(sourced)
    yield from _check_languages(sourced, around)


def _check_queues(sourced: Sourced, around: Surroundings) -> Iterator[Problem]:
    named = {"queue": sourced.playbook.queue} | {
        f"{visit.path}.hand_off.queue": visit.step.queue
        for visit in visits(sourced.playbook)
        if isinstance(visit.step, HandOffStep)
    }
    for path, queue in named.items():
        if queue is not None and queue not in around.queues:
            near = did_you_mean(queue, around.queues)
            yield sourced.problem(path, f"There is no queue '{queue}' in deskhand.toml; {near}")


def _check_articles(sourced: Sourced, around: Surroundings) -> Iterator[Problem]:
    playbook = sourced.playbook
    for number, category in enumerate(playbook.knowledge):
        if category not in around.article_categories:
            near = did_you_mean(category, around.article_categories)
            sentence = f"No article has the category '{category}'; {near}"
            yield sourced.problem(f"knowledge.{number}", sentence)
    for visit in visits(playbook):
        if not isinstance(visit.step, AnswerStep):
            continue
        for number, category in enumerate(visit.step.answer):
            if category not in playbook.knowledge:
                near = did_you_mean(category, playbook.knowledge)
                sentence = f"'{category}' is not under 'knowledge' of this playbook; {near}"
                yield sourced.problem(f"{visit.path}.answer.{number}", sentence)


def _check_details(sourced: Sourced) -> Iterator[Problem]:
    for name, need in sourced.playbook.details.items():
        if need.type not in DETAIL_TYPES:
            near = did_you_mean(need.type, DETAIL_TYPES)
            sentence = f"'{need.type}' is no type of detail; {near}"
            yield sourced.problem(f"details.{name}.type", sentence)


def _check_languages(sourced: Sourced, around: Surroundings) -> Iterator[Problem]:
    playbook = sourced.playbook
    written = {f"examples.{language}": language for language in playbook.examples}
    for name, need in playbook.details.items():
        written |= {f"details.{name}.ask.{language}": language for language in need.ask}
    for name, reply in playbook.replies.items():
        written |= {f"replies.{name}.text.{language}": language for language in reply.text}
        written |= {f"replies.{name}.{language}": language for language in reply.text}
    for path, language in written.items():
        if language not in around.languages and path in sourced.lines:
            near = did_you_mean(language, around.languages)
            sentence = f"'{language}' is not among the languages of deskhand.toml; {near}"
            yield sourced.problem(path, sentence)
