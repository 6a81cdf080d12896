"""The fields on top of an article are read with their lines."""

from deskhand.domain.problem import Problem
from deskhand.knowledge.frontmatter import Header, read_header


def test_that_each_field_knows_its_line() -> None:
    header = read_header("---\n# a remark\ntitle: One\ncategory: app\n---\nText\n", "a.md")

    assert isinstance(header, Header)
    assert {name: field.line for name, field in header.fields.items()} == {
        "title": 3,
        "category": 4,
    }
    assert (header.body, header.last_line) == ("Text", 5)


def test_that_values_stay_the_text_that_was_written() -> None:
    header = read_header("---\nupdated: 2026-01-02\ntitle: no\n---\nText", "a.md")

    assert isinstance(header, Header)
    assert header.values() == {"updated": "2026-01-02", "title": "no"}


def test_that_a_missing_field_is_empty() -> None:
    header = read_header("---\ntitle: One\n---\nText", "a.md")

    assert isinstance(header, Header)
    assert header.value("category") == ""


def test_that_a_list_is_no_front_matter() -> None:
    problem = read_header("---\n- one\n---\nText", "a.md")

    assert isinstance(problem, Problem)
    assert "name: value" in problem.sentence


def test_that_no_object_can_be_built_from_front_matter() -> None:
    header = read_header("---\ntitle: !!python/object/apply:os.getcwd []\n---\nText", "a.md")

    assert isinstance(header, Problem)
