"""`deskhand chat`: talk to the desk in the terminal."""

import asyncio
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.markup import escape

from deskhand.bootstrap import Desk, Plan, open_desk
from deskhand.cli.models import get_ready
from deskhand.cli.options import WorkspaceOption, folder_of
from deskhand.domain.draft import Card
from deskhand.domain.intake import Opening
from deskhand.domain.turn import Ending
from deskhand.errors import Conflict, TextRefused, WrongCode
from deskhand.settings import read_settings
from deskhand.telemetry import start_logging
from deskhand.workflows import intake
from deskhand.workflows.waiting import finished_turn

PATIENCE = 30.0
_OUT = Console(highlight=False)


def chat(
    workspace: WorkspaceOption = None,
    email: Annotated[str | None, typer.Option(help="Address to claim.")] = None,
) -> None:
    """Talk to the desk; an empty line or Ctrl+D ends it, `/person` asks for a person."""
    settings = read_settings()
    start_logging(level=settings.log_level, as_json=settings.log_json)
    if isinstance(sys.stdin, TextIOWrapper):  # what is no text is then refused, not a crash
        sys.stdin.reconfigure(errors="surrogateescape")  # pyright: ignore[reportUnknownMemberType]
    get_ready(settings)
    public = settings.public_url or "http://127.0.0.1:8080"
    plan = Plan(settings=settings, folder=folder_of(workspace), public_url=public)
    with suppress(KeyboardInterrupt):
        asyncio.run(_chat(plan, email))


async def _chat(plan: Plan, email: str | None) -> None:
    async with open_desk(plan) as desk:
        _OUT.print(f"[dim]{escape(desk.disclosure('en'))}[/dim]")
        ticket_id: UUID | None = None
        while text := await _line("you"):
            try:
                ticket_id, turn_id = await _send(desk, ticket_id, text, email)
            except TextRefused as refused:
                _OUT.print(f"[red]{escape(str(refused))}[/red]")
                continue
            await _answer(desk, ticket_id, turn_id)


async def _send(
    desk: Desk, ticket_id: UUID | None, text: str, email: str | None
) -> tuple[UUID, UUID]:
    if ticket_id is None:
        opening = Opening(channel="terminal", text=text, principal=intake.claimed(email))
        received, _ = await intake.open_conversation(
            opening, caller="terminal", sockets=desk.sockets
        )
    elif text == "/person":
        received = await intake.ask_for_person(ticket_id, sockets=desk.sockets)
    else:
        received = await intake.add_message(
            ticket_id, text, client_message_id=None, page=None, sockets=desk.sockets
        )
    return received.ticket_id, received.turn_id


async def _answer(desk: Desk, ticket_id: UUID, turn_id: UUID) -> None:
    ending = await finished_turn(ticket_id, turn_id, seconds=PATIENCE, sockets=desk.sockets)
    if ending is None:
        _OUT.print("[dim]Still at work; the answer will come.[/dim]")
        return
    _show(ending)
    if ending.card:
        await _prove(desk, ticket_id, ending.card)


async def _prove(desk: Desk, ticket_id: UUID, card: Card) -> None:
    while code := await _line(f"{card.title.lower()}"):
        try:
            turn_id, _ = await intake.answer_card(ticket_id, card.id, code, sockets=desk.sockets)
        except WrongCode as wrong:
            _OUT.print(f"[red]{escape(str(wrong))}[/red]")
        except Conflict as gone:
            _OUT.print(f"[red]{escape(str(gone))}[/red]")
            return
        else:
            await _answer(desk, ticket_id, turn_id)
            return


def _show(ending: Ending) -> None:
    seen = ending.as_customer_sees()
    _OUT.print(f"[bold]assistant[/bold]  {escape(seen.reply or '…')}")
    for concern in seen.concerns:
        for number, citation in enumerate(concern.citations, 1):
            _OUT.print(
                f"[dim]  [{number}] {escape(citation.title)} ({escape(citation.source)})[/dim]"
            )


async def _line(who: str) -> str:
    try:
        return (await asyncio.to_thread(_OUT.input, f"[bold]{who}[/bold]  ")).strip()
    except EOFError:
        return ""
