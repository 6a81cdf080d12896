"""`deskhand init`: write a small workspace to begin with."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from deskhand.errors import WorkspaceInvalid
from deskhand.starter import template


def init(folder: Annotated[Path, typer.Argument(help="A new or empty folder.")]) -> None:
    """Write a small workspace that passes `deskhand check`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceInvalid(f"{folder} is there and not empty. Choose a new folder.")
    try:
        shutil.copytree(template(), folder, dirs_exist_ok=True)
    except OSError as denied:
        raise WorkspaceInvalid(
            f"{folder} cannot be written ({denied.strerror}). Choose another folder."
        ) from denied
    typer.echo(f"Wrote {folder}. Next: deskhand check --workspace {folder}")
