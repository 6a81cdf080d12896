"""`deskhand check` says what is wrong by file and line, as an editor can jump to it."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from deskhand.starter import demo, template

from .conftest import Command

LINE = re.compile(r"^(?P<file>[\w./-]+):(?P<line>\d+): [^\n]+[.?]$")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the demo workspace that may be broken."""
    return Path(shutil.copytree(demo(), tmp_path / "copper_kettle"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def typo(copy: Path) -> str:
    edit(copy / "playbooks/password_reset.yaml", "identity: none", "identty: none")
    return "playbooks/password_reset.yaml"


def unknown_tool(copy: Path) -> str:
    edit(copy / "playbooks/password_reset.yaml", "send_reset_link", "send_reset_lnk")
    return "playbooks/password_reset.yaml"


def missing_category(copy: Path) -> str:
    edit(copy / "playbooks/order_status.yaml", "category: order_status\n", "")
    return "playbooks/order_status.yaml"


def twins(copy: Path) -> str:
    shutil.copy(copy / "playbooks/order_status.yaml", copy / "playbooks/twin.yaml")
    return "playbooks/twin.yaml"


def no_toml(copy: Path) -> str:
    edit(copy / "deskhand.toml", "[company]", "[company")
    return "deskhand.toml"


def binary(copy: Path) -> str:
    (copy / "playbooks/product_question.yaml").write_bytes(b"\x00\xff\xfe")
    return "playbooks/product_question.yaml"


BREAKS: tuple[Callable[[Path], str], ...] = (
    typo, unknown_tool, missing_category, twins, no_toml, binary
)  # fmt: skip


@pytest.mark.parametrize("workspace", [demo(), template()], ids=["demo", "template"])
def test_that_a_good_workspace_is_fine(call: Command, workspace: Path) -> None:
    done = call("check", "--workspace", str(workspace))
    assert (done.code, done.out) == (0, f"{workspace.name}: nothing to object to.\n")
    assert call("check", "--workspace", str(workspace), "--json").out == "[]\n"


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda each: each.__name__)
def test_that_a_broken_workspace_is_told_by_file_and_line(
    call: Command, copy: Path, break_it: Callable[[Path], str]
) -> None:
    file = break_it(copy)
    done = call("check", "--workspace", str(copy))
    assert done.code == 1
    assert done.err == ""
    lines = done.out.splitlines()
    found = [LINE.match(line) for line in lines]
    assert lines
    assert all(found), "each line is file:line: sentence."
    named = [match for match in found if match and match["file"] == file]
    assert named
    of_file = len((copy / file).read_bytes().splitlines())
    assert all(1 <= int(match["line"]) <= of_file for match in named)
    told = json.loads(call("check", "--workspace", str(copy), "--json").out)
    assert [f"{p['file']}:{p['line']}: {p['sentence']}" for p in told] == lines


def test_that_all_problems_are_told_at_once(call: Command, copy: Path) -> None:
    files = {typo(copy), missing_category(copy)}
    done = call("check", "--workspace", str(copy))
    assert {line.partition(":")[0] for line in done.out.splitlines()} >= files


@pytest.mark.parametrize("what", ["missing", "file", "empty"])
def test_that_what_is_no_workspace_is_said(call: Command, tmp_path: Path, what: str) -> None:
    place = tmp_path / what
    if what == "file":
        place.write_text("")
    elif what == "empty":
        place.mkdir()
    done = call("check", "--workspace", str(place))
    assert done.code == 1
    assert done.err == (
        f"deskhand: {place} is not a workspace: it has no deskhand.toml. "
        "Run `deskhand init FOLDER` to write one.\n"
    )
