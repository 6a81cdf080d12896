"""Examples are enough to learn from, and tell the categories apart."""

from collections.abc import Iterable, Iterator, Mapping

from deskhand.domain.problem import Problem
from deskhand.playbooks.checks.surroundings import Surroundings
from deskhand.playbooks.desk_reader import SourcedDesk
from deskhand.playbooks.reader import Sourced

FEWEST = 12


def check(sourced: Sourced, _: Surroundings) -> Iterator[Problem]:
    """Too few examples."""
    count = sum(len(texts) for texts in sourced.playbook.examples.values())
    if count < FEWEST:
        yield sourced.problem(
            "examples",
            f"There are {count} examples, and at least {FEWEST} are needed to recognize "
            f"'{sourced.playbook.category}'; add {FEWEST - count} in customers' own words.",
        )


def check_none_of_these(desk: SourcedDesk) -> Iterator[Problem]:
    """Too few examples of what fits no category."""
    count = len(desk.workspace.none_of_these)
    if count < FEWEST:
        yield desk.problem(
            "understanding.none_of_these",
            f"There are {count} examples of messages that fit no category, and at least {FEWEST} "
            "are needed under [understanding] none_of_these; without them everything is forced "
            "into one.",
        )


def check_overlap(playbooks: Iterable[Sourced], desk: SourcedDesk) -> Iterator[Problem]:
    """Sentences that stand as an example in two places."""
    first: dict[str, str] = {}
    for number, text in enumerate(desk.workspace.none_of_these):
        path = f"understanding.none_of_these.{number}"
        place = f"{desk.problem(path, '').file}:{desk.problem(path, '').line}"
        first.setdefault(_folded(text), place)
    for sourced in playbooks:
        for path, text in _examples(sourced.playbook.examples):
            here = sourced.problem(path if path in sourced.lines else _english(path), "")
            place = f"{here.file}:{here.line}"
            there = first.setdefault(_folded(text), place)
            if there != place:
                sentence = f"'{text}' is an example in {there} too; keep it where it belongs."
                yield here.model_copy(update={"sentence": sentence})


def _examples(examples: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for language, texts in examples.items():
        for number, text in enumerate(texts):
            yield f"examples.{language}.{number}", text


def _english(path: str) -> str:
    return path.replace("examples.en.", "examples.")


def _folded(text: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return " ".join(sorted(words))
