"""`deskhand check`: everything that is wrong with a workspace, by file and line."""

import json

import typer

from deskhand.bootstrap import workspace_problems
from deskhand.cli.options import AsJson, WorkspaceOption, folder_of


def check(workspace: WorkspaceOption = None, *, as_json: AsJson = False) -> None:
    """Check a workspace; exits with 1 when something is wrong."""
    folder = folder_of(workspace)
    problems = workspace_problems(folder)
    if as_json:
        typer.echo(json.dumps([problem.model_dump() for problem in problems]))
    elif problems:
        for problem in problems:
            typer.echo(f"{problem.file}:{problem.line}: {problem.sentence}")
    else:
        typer.echo(f"{folder.name}: nothing to object to.")
    raise typer.Exit(1 if problems else 0)
