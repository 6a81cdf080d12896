"""`deskhand models`: the local models that understanding runs on."""

import typer

from deskhand.bootstrap import install
from deskhand.errors import ModelMissing
from deskhand.settings import Settings, read_settings

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


def get_ready(settings: Settings) -> None:
    """The same before the desk opens, but a desk without the model is better than none."""
    try:
        install(settings.home, report=lambda line: typer.echo(f"  {line}", err=True))
    except ModelMissing as missing:
        typer.echo(f"deskhand: {missing} Going on with the smaller built-in model.", err=True)
