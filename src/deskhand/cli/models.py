"""`deskhand models`: the local models that understanding runs on."""

import typer

from deskhand.bootstrap import install
from deskhand.settings import read_settings

app = typer.Typer(help="Local models.", no_args_is_help=True)


@app.callback()
def models() -> None:
    """Local models."""


@app.command("install")
def install_models() -> None:
    """Fetch and prepare the sentence model; does nothing where it is there."""
    settings = read_settings()
    folder = install(settings.home, report=typer.echo)
    typer.echo(f"The sentence model is in {folder}.")
