"""Tests of nodes and their lines."""

from deskhand.playbooks.source.nodes import Listing, Scalar, Table, lines_of, nearest_line


def test_that_every_part_has_a_path_and_a_line() -> None:
    word = Scalar(value="w", text="w", line=4)
    inner = Table(fields={"b": word}, key_lines={"b": 4}, line=4)
    listing = Listing(items=(word, inner), line=3)
    table = Table(fields={"a": listing}, key_lines={"a": 2}, line=1)
    assert lines_of(table) == {"a": 2, "a.0": 4, "a.1": 4, "a.1.b": 4}


def test_that_an_unknown_path_has_the_line_of_what_is_around_it() -> None:
    lines = {"company": 7, "company.name": 8}
    assert nearest_line(lines, "company.name.first") == 8
    assert nearest_line(lines, "company.nickname") == 7
    assert nearest_line(lines, "nothing.at.all") == 1
