"""Tests lie where the code lies: no test file points to a module that is gone."""

from pathlib import PurePosixPath

from .stats import mirrored
from .tree import product, suite

OTHERWISE = ("architecture", "contracts", "journeys")
"""Folders of tests that are about the whole."""


def strays(test_files: list[str], modules: set[str]) -> list[str]:
    """Folders of tests that mirror no folder of the product."""
    rooms = {str(PurePosixPath(module).parent) for module in modules} | {"."}
    folders = {str(PurePosixPath(path).parent.relative_to("tests")) for path in test_files}
    return sorted(f for f in folders if f not in rooms and f.split("/")[0] not in OTHERWISE)


def test_that_folders_of_tests_mirror_folders_of_the_product() -> None:
    modules = {source.path for source in product()}
    assert strays([source.path for source in suite()], modules) == []


def test_that_a_stray_folder_is_noticed() -> None:
    paths = ["tests/domain/test_x.py", "tests/old/test_y.py", "tests/journeys/test_z.py"]
    assert strays(paths, {"domain/x.py"}) == ["old"]


def test_that_the_share_of_mirrored_modules_is_counted() -> None:
    modules = ["domain/turn.py", "domain/hold.py", "domain/__init__.py", "web.py", "cli/app.py"]
    test_files = ["tests/domain/test_turn.py", "tests/test_web.py", "tests/other/test_app.py"]
    assert mirrored(modules, test_files) == (2, 4)
