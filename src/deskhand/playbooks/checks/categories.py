"""One category, one playbook."""

from collections.abc import Iterator, Sequence

from deskhand.domain.problem import Problem
from deskhand.playbooks.reader import Sourced

RESERVED = frozenset({"none"})


def check(playbooks: Sequence[Sourced]) -> Iterator[Problem]:
    """Categories that two playbooks claim, or that no playbook may have."""
    first: dict[str, Problem] = {}
    for sourced in playbooks:
        category = sourced.playbook.category
        here = sourced.problem("category", "")
        there = first.setdefault(category, here)
        if category and there is not here:
            sentence = (
                f"The category '{category}' has a playbook in {there.file}:{there.line} already; "
                "rename one of them or put the two into one file."
            )
            yield here.model_copy(update={"sentence": sentence})
        if category in RESERVED:
            sentence = f"'{category}' means that no category fits; choose another name."
            yield here.model_copy(update={"sentence": sentence})
