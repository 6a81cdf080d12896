"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from deskhand.errors import WorkspaceInvalid
from deskhand.starter import demo

WorkspaceOption = Annotated[
    Path | None,
    typer.Option("--workspace", help="Folder of the workspace; the demo's without it."),
]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]
Host = Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for all.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def folder_of(workspace: Path | None) -> Path:
    """The folder that is meant; raises WorkspaceInvalid where there is none."""
    if workspace is None:
        return demo()
    if not (workspace / "deskhand.toml").is_file():
        raise WorkspaceInvalid(
            f"{workspace} is not a workspace: it has no deskhand.toml. "
            "Run `deskhand init FOLDER` to write one."
        )
    return workspace
