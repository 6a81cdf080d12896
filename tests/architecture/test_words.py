"""One word per thing: names and folders keep to the glossary."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from .tree import ROOT, Source, kept_files, product, suite
from .words import banned_files, banned_names

ALLOWED = frozenset(
    {
        "customer_session",  # the token that is good for one conversation, as the API names it
        "customer_sessions",
        "_Session",  # onnxruntime's own word, in the one file that speaks to it
        "_session",
    }
)
OUTSIDE = ("src/deskhand/starter/",)
"""Folders below are a workspace: a company names them."""


def unknown_folders(paths: Iterable[str], glossary: str) -> set[str]:
    """Folders of the product that the glossary does not name."""
    inside = [path for path in paths if not path.startswith(OUTSIDE)]
    folders = {part for path in inside for part in PurePosixPath(path).parent.parts[2:]}
    return {folder for folder in folders if f"`{folder}`" not in glossary}


def test_that_no_name_holds_a_banned_word() -> None:
    assert banned_names((*product(), *suite()), ALLOWED) == []


def test_that_no_file_has_a_name_that_says_nothing() -> None:
    paths = [path for path in kept_files() if path.startswith(("src/", "tests/"))]
    assert banned_files(paths, ALLOWED) == []


def test_that_the_glossary_names_every_folder() -> None:
    product_files = [path for path in kept_files() if path.startswith("src/deskhand/")]
    glossary = (ROOT / "GLOSSARY.md").read_text("utf-8")
    assert unknown_folders(product_files, glossary) == set()


def test_that_banned_words_are_noticed() -> None:
    text = "class UserBot: ...\ndef find(entities): chunks_left = 1\nself.caseload = showcase = 2"
    assert banned_names([Source("bad.py", text)], ALLOWED) == [
        "bad.py: UserBot",
        "bad.py: chunks_left",
        "bad.py: entities",
    ]
    assert banned_names([Source("bad.py", "customer_session = session = 1")], ALLOWED) == [
        "bad.py: session"
    ]


def test_that_names_of_libraries_are_not_ours() -> None:
    text = "from library import Session\nlibrary.user.open(session=3)\nmatch 1:\n case _: ..."
    assert banned_names([Source("good.py", text)], ALLOWED) == []


def test_that_files_without_a_meaning_are_noticed() -> None:
    bad = ["src/a/utils.py", "src/helpers/b.py", "src/a/base_line.py", "src/a/users.html"]
    good = ["src/a/basement.py", "src/a/base.html", "tests/test_customer_session.py"]
    assert banned_files([*bad, *good], ALLOWED) == bad


def test_that_a_folder_without_a_word_is_noticed() -> None:
    paths = ["src/deskhand/stages/x.py", "src/deskhand/misc/y.py"]
    assert unknown_folders(paths, "| `stages` |") == {"misc"}
