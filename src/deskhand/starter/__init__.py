"""The workspaces that come with Deskhand: the demo desk and the template of a new one."""

from importlib.resources import files
from pathlib import Path

_HERE = Path(str(files("deskhand.starter")))


def demo() -> Path:
    """The folder of the demo desk, Copper Kettle Coffee."""
    return _HERE / "copper_kettle"


def template() -> Path:
    """The folder that `deskhand init` copies."""
    return _HERE / "template"
