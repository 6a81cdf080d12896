"""The tree of errors that is drawn on top of its file is the tree of its classes."""

import re

from .tree import SRC

DRAWN = re.compile(r"^(?P<depth>[│├└─ ]*)(?P<name>[A-Z]\w+)", re.MULTILINE)
CODED = re.compile(r"^class (?P<name>\w+)\((?P<above>\w+)\):", re.MULTILINE)
INDENT = 4


def drawn(text: str) -> set[tuple[str, str]]:
    """Pairs of an error and the one above it, as the docstring draws them."""
    pairs: set[tuple[str, str]] = set()
    above = ["Exception"]
    for match in DRAWN.finditer(text.split('"""')[1]):
        depth = len(match["depth"]) // INDENT
        if match["depth"] or match["name"] == "DeskhandError":
            pairs.add((match["name"], above[depth]))
            above[depth + 1 :] = [match["name"]]
    return pairs


def coded(text: str) -> set[tuple[str, str]]:
    """The same pairs, as the classes have it."""
    return {(match["name"], match["above"]) for match in CODED.finditer(text)}


def test_that_the_drawn_tree_is_the_tree_of_the_classes() -> None:
    text = (SRC / "errors.py").read_text("utf-8")
    assert drawn(text) == coded(text)
    assert ("NotSignedIn", "NotAllowed") in drawn(text)


def test_that_a_class_that_is_not_drawn_is_noticed() -> None:
    text = '"""Tree.\n\nDeskhandError\n└── Known   it\n"""\n'
    classes = "class DeskhandError(Exception):\nclass Known(DeskhandError):\n"
    assert drawn(text) == coded(classes)
    assert drawn(text) != coded(classes + "class Hidden(Known):\n")
