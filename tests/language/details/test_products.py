from deskhand.language.details.products import Products

PRODUCTS = Products(["Gooseneck kettle", "Kettle", "Brass-64 grinder", "Gas"])


def found(text: str) -> list[str]:
    return [detail.value for detail in PRODUCTS.find(text)]


def test_that_the_longest_name_wins() -> None:
    assert found("a GOOSENECK  kettle or a kettle") == ["Gooseneck kettle", "Kettle"]


def test_that_plurals_and_joints_are_forgiven() -> None:
    assert found("two kettles and the brass 64 grinders") == ["Kettle", "Brass-64 grinder"]


def test_that_parts_of_words_are_not_names() -> None:
    assert found("kettledrum, gasket, ga") == []


def test_that_no_list_finds_nothing() -> None:
    assert not list(Products([]).find("a kettle"))
    assert not list(Products(["…"]).find("a kettle …"))
