"""The only wiring: puts plugs into sockets and gives back the desk."""

from deskhand.bootstrap.desk import DemoShop, Desk, OwnPlugs, Plan
from deskhand.bootstrap.folder import read_workspace, workspace_problems
from deskhand.bootstrap.models import Models, install, load_models
from deskhand.bootstrap.wiring import open_desk

__all__ = [
    "DemoShop",
    "Desk",
    "Models",
    "OwnPlugs",
    "Plan",
    "install",
    "load_models",
    "open_desk",
    "read_workspace",
    "workspace_problems",
]
