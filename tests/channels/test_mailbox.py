"""What only the demo desk's own mailbox does."""

import asyncio

import pytest

from deskhand.channels.mailbox import Letters, MailDrop
from deskhand.domain.mail import Mail
from deskhand.errors import Undeliverable
from deskhand.ports import Rows
from deskhand.testing import FixedClock


@pytest.mark.parametrize(
    ("to", "bounces"),
    [
        ("jonas@bounce.example", True),
        ("Elif@BOUNCE.example", True),
        ("elif@bounce . example", True),
        ("mara@example.com", False),
        ("bounce.example@example.com", False),
        ("mara@notbounce.example", False),
        ("mara@bounce.example.com", False),
    ],
)
async def test_that_one_host_bounces_and_no_other(rows: Rows, *, to: str, bounces: bool) -> None:
    drop = MailDrop(rows, clock=FixedClock())
    mail = Mail(to=to, subject="Hi", text="Hello.", key="key")
    if bounces:
        with pytest.raises(Undeliverable):
            await drop.send(mail)
    else:
        await drop.send(mail)
    (letter,) = await Letters(rows).letters()
    assert letter.state == ("bounced" if bounces else "delivered")


async def test_that_many_at_once_with_one_key_are_one_letter(rows: Rows) -> None:
    drop = MailDrop(rows, clock=FixedClock())
    mail = Mail(to="mara@example.com", subject="Hi", text="Hello.", key="key")
    await asyncio.gather(*(drop.send(mail) for _ in range(8)))
    assert len(await Letters(rows).letters()) == 1
