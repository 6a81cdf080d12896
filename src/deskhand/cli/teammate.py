"""`deskhand teammate`: the people who answer tickets."""

import asyncio
from typing import Annotated

import typer

from deskhand.bootstrap import Plan, open_desk
from deskhand.cli.options import WorkspaceOption, folder_of
from deskhand.settings import read_settings

app = typer.Typer(help="The people who answer tickets.", no_args_is_help=True)


@app.callback()
def teammate() -> None:
    """The people who answer tickets."""


@app.command("add")
def add(
    name: Annotated[str, typer.Option(help="First and last name.")],
    email: Annotated[str, typer.Option(help="Address to sign in with.")],
    password: Annotated[str, typer.Option(prompt=True, hide_input=True, confirmation_prompt=True)],
    role: Annotated[str, typer.Option(help="teammate or lead.")] = "teammate",
    workspace: WorkspaceOption = None,
) -> None:
    """Add a teammate, or give one a new password."""
    plan = Plan(settings=read_settings(), folder=folder_of(workspace), public_url="", works=False)
    asyncio.run(_add(plan, name, email, password, role))
    typer.echo(f"{name} can sign in with {email}.")


async def _add(plan: Plan, name: str, email: str, password: str, role: str) -> None:
    async with open_desk(plan) as desk:
        await desk.staff.add(name, email, password, role=role)
