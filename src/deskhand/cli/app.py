"""All commands; errors are one sentence, exit codes are 0 fine, 1 falls short, 2 wrong use."""

import sys
from typing import Annotated, NoReturn

import typer

from deskhand import __version__
from deskhand.cli import chat, check, init, models, serve, teammate
from deskhand.errors import DeskhandError, SettingInvalid

app = typer.Typer(
    name="deskhand",
    help="A self-hosted support desk run by an assistant that knows when to hand over.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(serve.demo)
app.command()(serve.serve)
app.command()(chat.chat)
app.command()(check.check)
app.command()(init.init)
app.add_typer(models.app, name="models")
app.add_typer(teammate.app, name="teammate")

Version = Annotated[bool, typer.Option("--version", help="Show the version.")]


@app.callback(invoke_without_command=True)
def root(*, version: Version = False) -> None:
    """A self-hosted support desk run by an assistant that knows when to hand over."""
    if version:
        typer.echo(f"deskhand {__version__}")
        raise typer.Exit


def main() -> NoReturn:
    """Run the command line."""
    try:
        app(standalone_mode=True)
    except SettingInvalid as wrong:
        _say(wrong)
        sys.exit(2)
    except DeskhandError as wrong:
        _say(wrong)
        sys.exit(1)
    sys.exit(0)


def _say(wrong: DeskhandError) -> None:
    typer.echo(f"deskhand: {wrong}", err=True)
