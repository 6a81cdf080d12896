"""The map in the README, the glossary's table of stages and the path of a message are true."""

import re
from collections.abc import Iterable

from .tree import ROOT, SRC

DRAWN = re.compile(r"^[├└]── (?P<names>[\w.]+/?(?:\s+\w+/(?=\s))*)")
ROW = re.compile(r"^\| `(?P<stage>\w+)` \|", re.MULTILINE)
PATH = (
    "guard",
    "understand",
    "prioritize",
    "decide",
    "investigate",
    "plan",
    "act",
    "verify",
    "compose",
    "review",
    "hand_off",
    "reply",
)


def drawn_rooms(readme: str) -> set[str]:
    """What the README draws below the line `src/deskhand/`, until its drawing ends."""
    lines = iter(readme.splitlines())
    if "src/deskhand/" not in lines:  # goes on behind that line
        return set()
    names: set[str] = set()
    for line in lines:
        found = DRAWN.match(line)
        if found is None:
            break
        names |= {name.rstrip("/") for name in found["names"].split()}
    return names


def stages_of(glossary: str) -> list[str]:
    """The first column of the glossary's table of stages."""
    section = glossary.partition("## The stages")[2].partition("\n## ")[0]
    return ROW.findall(section)


def missing_on_path(text: str, path: Iterable[str]) -> list[str]:
    """Stages that a text does not name after the ones before them."""
    missing: list[str] = []
    at = 0
    for stage in path:
        found = re.compile(rf"\b_?{stage}\b", re.IGNORECASE).search(text, at)
        if found is None:
            missing.append(stage)
        else:
            at = found.end()
    return missing


def test_that_the_readme_draws_the_rooms_that_exist() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rooms = {
        path.name
        for path in SRC.iterdir()
        if path.name not in ("__init__.py", "__main__.py", "__pycache__", "py.typed")
    }
    assert drawn_rooms(readme) == rooms


def test_that_the_table_of_stages_names_the_folders() -> None:
    folders = {path.parent.name for path in SRC.glob("stages/*/__init__.py")}
    stages = stages_of((ROOT / "GLOSSARY.md").read_text("utf-8"))
    assert set(stages) == folders
    assert missing_on_path(" ".join(stages), PATH) == []


def test_that_the_path_of_a_message_can_be_read_in_one_function() -> None:
    turn = (SRC / "workflows" / "turn.py").read_text("utf-8")
    function = turn.partition("async def answer(")[2].partition("\nasync def ")[0]
    assert missing_on_path(function, PATH) == []


def test_that_a_room_that_is_not_drawn_is_noticed() -> None:
    drawing = "├── cli/  api/  doors/out\n└── ports.py   what we need"
    readme = f"see src/deskhand/\n├── no/\nsrc/deskhand/\n{drawing}\n\n└── x"
    assert drawn_rooms(readme) == {"cli", "api", "ports.py"}
    assert drawn_rooms("no map") == set()


def test_that_a_stage_out_of_order_is_noticed() -> None:
    text = "guard.run(); decide.run(); understand.run(); await _hand_off(); replying()"
    assert missing_on_path(text, ("guard", "understand", "decide", "hand_off", "reply")) == [
        "decide",
        "reply",
    ]


def test_that_only_the_table_of_stages_counts() -> None:
    text = "| `no` | x |\n## The stages\n| `guard` | safe? |\n\n## The rooms\n| `api` | door |\n"
    assert stages_of(text) == ["guard"]
