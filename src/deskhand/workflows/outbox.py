"""Sends what must leave the desk, again and again until it left or is given up."""

from datetime import timedelta
from uuid import UUID

from deskhand.domain.closing import OutboxTry
from deskhand.domain.customer import Principal
from deskhand.domain.mail import Mail
from deskhand.errors import ToolFailed, ToolUnavailable
from deskhand.telemetry import log
from deskhand.workflows.sockets import Sockets

MOST_ATTEMPTS = 8
FIRST_PAUSE = timedelta(seconds=2)


async def send(item_id: UUID, *, sockets: Sockets) -> None:
    """One attempt at one letter."""
    item = await sockets.outbox.take(item_id)
    if item is None:
        return
    if item.attempts > MOST_ATTEMPTS:  # it breaks its sender each time
        await sockets.outbox.failed(item.id, "given up after too many attempts", pause=None)
        return
    try:
        await _send_code(item, sockets)
    except ToolUnavailable as away:
        await _later(item, str(away), sockets)
    except ToolFailed as refused:
        log.warning("outbox_dead", item=str(item.id), kind=item.kind)
        await sockets.outbox.failed(item.id, str(refused), pause=None)
    else:
        await sockets.outbox.sent(item.id)


async def _send_code(item: OutboxTry, sockets: Sockets) -> None:
    """The code is made now and only its hash is kept; without an account nothing is sent."""
    identity, company = sockets.workspace.identity, sockets.workspace.company
    email = str(item.payload["email"])
    account = await sockets.tools.look_up(identity.lookup, {"email": email}, principal=Principal())
    if not account.get("exists"):
        return
    code = sockets.chance.code()
    if not await sockets.cards.seal(UUID(str(item.payload["card_id"])), code):
        return
    await sockets.mail.send(
        Mail(
            to=email,
            subject=f"{code} is your code for {company.name}",
            text=(
                f"Hello,\n\nyour code for the chat with {company.name} is\n\n    {code}\n\n"
                f"It is valid for {identity.code_minutes} minutes. Enter it in the form in the "
                "chat; nobody of us will ever ask you for it.\n\nIf you did not ask for a code, "
                "you can ignore this mail.\n"
            ),
            key=f"{item.id}.{item.attempts}",
        )
    )


async def _later(item: OutboxTry, reason: str, sockets: Sockets) -> None:
    if item.attempts >= MOST_ATTEMPTS:
        log.warning("outbox_dead", item=str(item.id), kind=item.kind)
        await sockets.outbox.failed(item.id, reason, pause=None)
        return
    pause = FIRST_PAUSE * 2 ** (item.attempts - 1)
    await sockets.outbox.failed(item.id, reason, pause=pause)
    await sockets.motor.at("outbox", item.id, sockets.clock.now() + pause)
