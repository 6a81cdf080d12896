"""No two modules import each other, not even around a corner."""

from .tangle import circles, imports


def test_that_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(imports()) == []


def test_that_the_graph_is_the_product() -> None:
    graph = imports()
    assert "deskhand.domain.reading" in graph["deskhand.workflows.turn"]


def test_that_a_circle_is_noticed() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set[str](), "e": {"e2"}, "e2": {"e"}}
    assert circles(graph) == [{"a", "b", "c"}, {"e", "e2"}]
