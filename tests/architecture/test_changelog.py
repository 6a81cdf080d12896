"""One version: in the package, in the project file, on top of the changelog."""

import re
import tomllib

import deskhand

from .tree import ROOT

RELEASE = re.compile(r"^## \[(?P<version>[^\]]+)\]", re.MULTILINE)


def latest(changelog: str) -> str | None:
    """The newest release that is described."""
    versions = [found["version"] for found in RELEASE.finditer(changelog)]
    return next((version for version in versions if version != "Unreleased"), None)


def test_that_all_three_name_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert {project["version"], latest(changelog)} == {deskhand.__version__}


def test_that_unreleased_work_is_not_taken_for_a_release() -> None:
    assert latest("## [Unreleased]\n\n## [1.2.0] - 2026-01-01\n\n## [1.1.0]\n") == "1.2.0"
    assert latest("## [Unreleased]\n") is None
