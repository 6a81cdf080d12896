"""A problem is told as an editor can jump to it."""

from deskhand.domain.problem import Problem


def test_that_a_problem_names_file_and_line() -> None:
    problem = Problem(file="playbooks/x.yaml", line=7, sentence="Close the quote.")
    assert problem.words() == "playbooks/x.yaml:7: Close the quote."
