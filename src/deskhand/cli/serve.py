"""`deskhand demo` and `deskhand serve`: open the desk and keep it open."""

import contextlib
import logging
import secrets
import socket
from collections.abc import Generator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from deskhand.bootstrap import Desk, Plan, read_workspace
from deskhand.cli.models import get_ready
from deskhand.cli.options import Host, Port, WorkspaceOption, folder_of
from deskhand.errors import DeskhandError, SettingInvalid
from deskhand.settings import Settings, read_settings
from deskhand.telemetry import start_logging
from deskhand.web import create_app

DEMO_EMAIL = "ada@copperkettle.example"
DEMO_NAME = "Ada Brewer"
SENTENCES = (
    "I forgot my password, my e-mail is mara@example.com",
    "Where is my order CK-1042?",
    "How do I descale the Hearth espresso machine?",
)


class Role(StrEnum):
    """What a process does."""

    all = "all"
    web = "web"
    worker = "worker"


def demo(port: Port = 8080, host: Host = "127.0.0.1", workspace: WorkspaceOption = None) -> None:
    """Open the demo desk, Copper Kettle Coffee, and say what to try."""
    settings = read_settings()
    _run(settings, folder_of(workspace), host, port, is_demo=True)


def serve(
    workspace: Annotated[Path, typer.Option(help="Folder of the workspace.")],
    port: Port = 8080,
    host: Host = "127.0.0.1",
    role: Annotated[Role, typer.Option(help="What this process does.")] = Role.all,
) -> None:
    """Open the desk of a workspace."""
    settings = read_settings()
    if role is not Role.all and not settings.database_url:
        raise SettingInvalid(
            f"--role {role.value} needs DATABASE_URL: several processes share one Postgres."
        )
    _run(settings, folder_of(workspace), host, port, role=role)


def _run(
    settings: Settings,
    folder: Path,
    host: str,
    port: int,
    *,
    role: Role = Role.all,
    is_demo: bool = False,
) -> None:
    start_logging(level=settings.log_level, as_json=settings.log_json)
    read_workspace(folder)  # before anything is started: a typo should not cost a minute
    listener = _listener(host, port)
    get_ready(settings)
    public = settings.public_url or f"http://{_shown(host)}:{port}"
    plan = Plan(settings=settings, folder=folder, public_url=public, works=role is not Role.web)
    refused: list[DeskhandError] = []
    say = _say_demo if is_demo else _say_open
    app = create_app(plan, opened=say, failed=refused.append)
    config = uvicorn.Config(
        app,
        log_level="warning",
        timeout_graceful_shutdown=1,
        access_log=False,
        server_header=False,
    )
    with contextlib.suppress(KeyboardInterrupt), _in_one_sentence(refused):
        uvicorn.Server(config).run(sockets=[listener])


@contextlib.contextmanager
def _in_one_sentence(refused: list[DeskhandError]) -> Generator[None]:
    """A desk that cannot open says why as every command does, not as a server's traceback."""
    logging.getLogger("uvicorn.error").addFilter(lambda _: not refused)
    try:
        yield
    except SystemExit:
        if refused:
            raise refused[0] from None
        raise


async def _say_open(desk: Desk, public: str) -> None:
    typer.echo(f"{desk.workspace.company.name} is open at {public}/console")


async def _say_demo(desk: Desk, public: str) -> None:
    """Make the ready sign-in, with a new password at each start."""
    password = secrets.token_urlsafe(9)
    await desk.staff.add(DEMO_NAME, DEMO_EMAIL, password, role="lead")
    typer.echo(welcome(desk, public, password))


def _listener(host: str, port: int) -> socket.socket:
    """Take the port now: nothing is started when it is occupied."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, else the event loop does not switch Nagle off: 40 ms on every answer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(1024)
    except OSError as taken:
        listener.close()
        raise SettingInvalid(
            f"Port {port} on {host} cannot be used ({taken.strerror}). "
            "Stop what uses it, or choose another one with --port."
        ) from taken
    return listener


def _shown(host: str) -> str:
    return "localhost" if host in ("0.0.0.0", "::") else host  # noqa: S104  # only shown


def welcome(desk: Desk, public: str, password: str) -> str:
    """What there is to see, and what to try."""
    lines = [
        "",
        f"  {desk.workspace.company.name} is open.",
        "",
        f"  Shop page with the chat   {public}/shop",
        f"  Console                   {public}/console",
        f"      sign in with          {DEMO_EMAIL}  {password}",
        f"  Mailbox                   {public}/console/mailbox",
        f"  API                       {public}/docs",
        "",
        "  Try in the chat:",
        *(f"    {sentence}" for sentence in SENTENCES),
        "",
        "  Stop with Ctrl+C.",
        "",
    ]
    return "\n".join(lines)
