"""What every MailSender keeps: the mailbox, a real SMTP connection, and the fake."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from typing import cast

import pytest
from aiosmtpd.smtp import SMTP, Envelope

from deskhand.channels.mailbox import Letters, MailDrop
from deskhand.channels.smtp import SmtpMail, SmtpServer
from deskhand.domain.mail import Mail
from deskhand.errors import ToolUnavailable, Undeliverable
from deskhand.ports import Mailbox, MailSender, Rows
from deskhand.testing import FakeMail, FakeMailbox, FixedClock

from .conftest import SwitchedRows

BOUNCING = "jonas@bounce.example"
TEXT = "Grüße,\n\n“quotes”, 日本語 and 🫖.\n.\n" + "A long line. " * 100


@dataclass
class Arrived:
    """A letter as its reader sees it."""

    to: str
    subject: str
    text: str


@dataclass
class Sending:
    """A way to send, and the world at its other end."""

    sender: MailSender
    arrived: Callable[[], Awaitable[list[Arrived]]]
    """In order; what a reader's program knows to be the same letter is there once."""
    break_down: Callable[[], None]


def letter(to: str = "mara@example.com", text: str = "Hello.", key: str = "key") -> Mail:
    return Mail(to=to, subject="A link für Mara", text=text, key=key)


class MailSenderContract:
    """The suite; a class for each sender gives it its `sending`."""

    async def test_that_a_letter_arrives_word_for_word(self, sending: Sending) -> None:
        await sending.sender.send(letter(text=TEXT))
        assert await sending.arrived() == [
            Arrived(to="mara@example.com", subject="A link für Mara", text=TEXT)
        ]

    async def test_that_a_key_arrives_once(self, sending: Sending) -> None:
        await sending.sender.send(letter(text="First."))
        await sending.sender.send(letter(text="Second try, other words."))
        assert len(await sending.arrived()) == 1

    async def test_that_two_keys_are_two_letters(self, sending: Sending) -> None:
        await sending.sender.send(letter(key="one"))
        await sending.sender.send(letter(key="two"))
        assert len(await sending.arrived()) == 2

    async def test_that_a_bounce_is_undeliverable_each_time(self, sending: Sending) -> None:
        for _ in range(2):
            with pytest.raises(Undeliverable):
                await sending.sender.send(letter(to=BOUNCING))
        assert await sending.arrived() == []

    async def test_that_a_system_which_is_down_is_unavailable(self, sending: Sending) -> None:
        sending.break_down()
        with pytest.raises(ToolUnavailable):
            await sending.sender.send(letter())


class TestMailbox(MailSenderContract):
    @pytest.fixture
    def sending(self, rows: Rows) -> Sending:
        switched = SwitchedRows(rows)
        drop = MailDrop(switched, clock=FixedClock())
        return Sending(drop, lambda: delivered(Letters(rows)), switched.break_down)


class TestFakeMail(MailSenderContract):
    @pytest.fixture
    def sending(self) -> Sending:
        mailbox = FakeMailbox()
        fake = FakeMail(mailbox)
        return Sending(fake, lambda: delivered(mailbox), fake.go_down)


class TestSmtp(MailSenderContract):
    @pytest.fixture
    async def sending(self) -> AsyncIterator[Sending]:
        recipient = Recipient()
        server = await asyncio.get_running_loop().create_server(
            lambda: SMTP(recipient, enable_SMTPUTF8=True), "127.0.0.1", 0
        )
        port = int(server.sockets[0].getsockname()[1])
        where = SmtpServer(
            host="127.0.0.1", port=port, sender="help@shop.example", security="if_offered"
        )
        sender = SmtpMail(where, clock=FixedClock(), patience=5)
        yield Sending(sender, recipient.arrived, server.close)
        server.close()
        await server.wait_closed()


async def delivered(mailbox: Mailbox) -> list[Arrived]:
    found = [one for one in await mailbox.letters() if one.state == "delivered"]
    return [Arrived(one.to, one.subject, one.text) for one in reversed(found)]


class Recipient:
    """The far end of an SMTP connection."""

    def __init__(self) -> None:
        self._by_message_id: dict[str, Arrived] = {}

    async def arrived(self) -> list[Arrived]:
        return list(self._by_message_id.values())

    async def handle_RCPT(  # noqa: N802 - the name and shape that aiosmtpd calls
        self,
        server: object,
        connection: object,
        envelope: Envelope,
        address: str,
        options: object,
    ) -> str:
        if address == BOUNCING:
            return "550 5.1.1 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: object, connection: object, envelope: Envelope
    ) -> str:
        message = message_from_bytes(cast("bytes", envelope.original_content), policy=default)
        self._by_message_id[str(message["Message-ID"])] = Arrived(
            to=",".join(envelope.rcpt_tos),
            subject=str(message["Subject"]),
            text=str(message.get_content()).replace("\r\n", "\n").removesuffix("\n"),
        )
        return "250 taken"
