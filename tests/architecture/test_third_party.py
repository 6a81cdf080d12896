"""Files of others that end up in the package are named, with the version they come from."""

import re

from .tree import ROOT

SOURCE = re.compile(r'^SOURCE = "(?P<package>[\w-]+)==(?P<version>[\d.]+)"', re.MULTILINE)
COPIED = re.compile(r'^\s+"(?P<name>[\w.-]+\.js)",$', re.MULTILINE)
NAMED = re.compile(r"^\| `(?P<name>[\w.-]+)` \|", re.MULTILINE)


def complaints(hook: str, notice: str) -> list[str]:
    """What the build copies and the notice does not say, or the other way round."""
    copied, named = set(COPIED.findall(hook)), set(NAMED.findall(notice))
    wrong = [f"{name} is copied but not named" for name in sorted(copied - named)]
    wrong += [f"{name} is named but not copied" for name in sorted(named - copied)]
    source = SOURCE.search(hook)
    if source is None or f"`{source['package']}` {source['version']}" not in notice:
        wrong.append("the notice names another source than the build uses")
    return wrong


def test_that_the_notice_names_what_the_build_copies() -> None:
    hook = (ROOT / "hatch_build.py").read_text("utf-8")
    assert complaints(hook, (ROOT / "THIRD_PARTY.md").read_text("utf-8")) == []


def test_that_an_unnamed_file_is_noticed() -> None:
    hook = 'SOURCE = "carrier==1.2"\nFile(\n    "dist/a.min.js",\n    "a.js",\n    "b.js",\n)\n'
    assert complaints(hook, "out of `carrier` 1.2\n| `a.js` | it |\n| `b.js` | it |\n") == []
    assert complaints(hook, "out of `carrier` 1.1\n| `a.js` | it |\n| `c.js` | it |\n") == [
        "b.js is copied but not named",
        "c.js is named but not copied",
        "the notice names another source than the build uses",
    ]
