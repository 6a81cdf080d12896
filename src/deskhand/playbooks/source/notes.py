"""Collects what is wrong in one file while it is read."""

import difflib
from collections.abc import Iterable

from deskhand.domain.problem import Problem


class Notes:
    """The problems of one file, in the order they were found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.is_whole = True
        """False once something is missing that later checks would stumble over."""

    def add(self, line: int, sentence: str, *, breaks: bool = True) -> None:
        """Note a problem; `breaks` says whether the rest of the file can still be judged."""
        self.problems.append(Problem(file=self.file, line=line, sentence=sentence))
        if breaks:
            self.is_whole = False


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """The end of a sentence: the likely right word, or the list of all."""
    choices = sorted(set(known))
    near = difflib.get_close_matches(wrong, choices, n=1, cutoff=0.75)
    if near:
        return f"did you mean '{near[0]}'?"
    if not choices:
        return "there is none to choose from."
    return f"use one of: {', '.join(choices)}."
