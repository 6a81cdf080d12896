"""What the SMTP channel makes of servers and letters of every kind."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

import pytest
from pydantic import SecretStr, ValidationError

from deskhand.channels.smtp import SmtpMail, SmtpServer, is_plain_address, message_id, smtp_server
from deskhand.domain.mail import Mail
from deskhand.errors import SettingInvalid, ToolFailed, ToolUnavailable, Undeliverable
from deskhand.testing import FixedClock

MAIL = Mail(to="mara@example.com", subject="Hi", text="Hello.", key="key")
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
POLITE = {"banner": "220 ready", "data": "354 go on", "end": "250 taken"}
CLOSE = ""
"""As an answer: hang up."""


class Script:
    """A server that answers each command as it is told, and keeps what it heard."""

    def __init__(self, answers: Mapping[str, str] | None = None, *, delay: float = 0.0) -> None:
        self._delay = delay
        self._answers = {**POLITE, **(answers or {})}
        self.heard: list[str] = []
        self.letters: list[str] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        step = "banner"
        while answer := self._answers.get(step, "250 fine"):
            await asyncio.sleep(self._delay)
            writer.write(answer.encode() + b"\r\n")
            if step == "data" and answer.startswith("354"):
                self.letters.append((await reader.readuntil(b"\r\n.\r\n")).decode())
                step = "end"
                continue
            line = (await reader.readline()).decode()
            if not line:
                break
            self.heard.append(line.strip())
            step = line.split()[0].lower()
        writer.close()


@asynccontextmanager
async def listening(serve: Serve) -> AsyncGenerator[int]:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
        await server.wait_closed()


def channel(port: int, *, patience: float = 5.0, **changes: str) -> SmtpMail:
    server = SmtpServer.model_validate(
        {
            "host": "127.0.0.1",
            "port": port,
            "sender": "help@shop.example",
            "security": "if_offered",
            **changes,
        }
    )
    return SmtpMail(server, clock=FixedClock(), patience=patience)


@pytest.mark.parametrize(
    ("answers", "becomes"),
    [
        ({"rcpt": "550 5.1.1 nobody of that name"}, Undeliverable),
        ({"rcpt": "553 no"}, Undeliverable),
        ({"rcpt": "450 mailbox busy"}, ToolUnavailable),
        ({"rcpt": "452 too many"}, ToolUnavailable),
        ({"end": "554 looks like spam"}, Undeliverable),
        ({"end": "451 try later"}, ToolUnavailable),
        ({"data": "554 no valid recipients"}, Undeliverable),
        # Our own side is at fault: another address would not help.
        ({"mail": "550 you may not send from there"}, ToolUnavailable),
        ({"banner": "554 go away"}, ToolUnavailable),
        ({"banner": "421 busy"}, ToolUnavailable),
        ({"banner": "what?"}, ToolUnavailable),
        ({"banner": CLOSE}, ToolUnavailable),
        ({"ehlo": CLOSE}, ToolUnavailable),
        ({"rcpt": CLOSE}, ToolUnavailable),
        ({"end": CLOSE}, ToolUnavailable),
    ],
)
async def test_that_a_refusal_is_permanent_or_not(
    answers: dict[str, str], becomes: type[ToolFailed]
) -> None:
    async with listening(Script(answers).serve) as port:
        with pytest.raises(ToolFailed) as failed:
            await channel(port).send(MAIL)
    assert type(failed.value) is becomes
    assert "mara" not in str(failed.value)


@pytest.mark.parametrize("farewell", ["500 what?", CLOSE])
async def test_that_a_taken_letter_stays_taken_whatever_the_farewell(farewell: str) -> None:
    script = Script({"quit": farewell})
    async with listening(script.serve) as port:
        await channel(port).send(MAIL)
    assert len(script.letters) == 1


async def test_that_nobody_listening_is_unavailable() -> None:
    async with listening(Script().serve) as port:
        pass
    with pytest.raises(ToolUnavailable):
        await channel(port).send(MAIL)


async def test_that_a_silent_server_is_given_up_in_time() -> None:
    hung_up = asyncio.Event()

    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        hung_up.set()
        writer.close()

    async with listening(say_nothing) as port:
        begin = time.monotonic()
        with pytest.raises(ToolUnavailable):
            await channel(port, patience=0.2).send(MAIL)
        assert time.monotonic() - begin < 5
        await asyncio.wait_for(hung_up.wait(), 5)  # no connection is left behind


async def test_that_a_slow_server_is_given_up_in_time() -> None:
    # Each answer comes soon enough for a limit per command; all of them together do not.
    script = Script(delay=0.2)
    async with listening(script.serve) as port:
        with pytest.raises(ToolUnavailable):
            await channel(port, patience=0.5).send(MAIL)
    assert script.letters == []


async def test_that_tls_is_not_given_up_where_it_is_asked_for() -> None:
    script = Script()  # offers no STARTTLS
    async with listening(script.serve) as port:
        with pytest.raises(ToolUnavailable):
            await channel(port, security="starttls", username="help", password="x").send(MAIL)
    assert not any(line.lower().startswith(("auth", "mail")) for line in script.heard)


@pytest.mark.parametrize(
    "subject",
    [
        "Hi\r\nBcc: eve@example.com",
        "Hi\nBcc: eve@example.com",
        "Hi\r\n\r\nOther text",
        "Hi\x00\x0b",
    ],
)
async def test_that_a_subject_cannot_add_a_header(subject: str) -> None:
    script = Script()
    async with listening(script.serve) as port:
        await channel(port).send(Mail(to=MAIL.to, subject=subject, text="Hello.", key="key"))
    head = script.letters[0].split("\r\n\r\n")[0]
    names = [line.split(":")[0] for line in head.split("\r\n") if not line.startswith(" ")]
    assert "Bcc" not in names
    assert names.count("Subject") == 1
    assert [line for line in script.heard if line.startswith("RCPT")] == [
        "RCPT TO:<mara@example.com>"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mara",
        "mara@example.com, eve@example.com",
        "mara@example.com,eve@example.com",
        "mara@example.com\r\nBcc: eve@example.com",
        "mara@example.com\n",
        "mara@example.com> SIZE=1",
        "Mara <mara@example.com>",
        '"a b"@example.com',
        "mara@eve@example.com",
        "mära@example.com",
        "mara@example.com\x00",
    ],
)
async def test_that_only_one_plain_address_is_written_to(address: str) -> None:
    script = Script()
    async with listening(script.serve) as port:
        with pytest.raises(Undeliverable):
            await channel(port).send(Mail(to=address, subject="Hi", text="Hello.", key="key"))
    assert script.heard == []


@pytest.mark.parametrize(
    "address", ["mara@example.com", "o'neil+shop@localhost", "a.b_c@x-y.example"]
)
def test_that_plain_addresses_are_plain(address: str) -> None:
    assert is_plain_address(address)


async def test_that_a_letter_says_whose_it_is_and_that_a_program_wrote_it() -> None:
    script = Script()
    async with listening(script.serve) as port:
        await channel(port).send(MAIL)
    head = script.letters[0].split("\r\n\r\n")[0].split("\r\n")
    assert "From: help@shop.example" in head
    assert "To: mara@example.com" in head
    assert "Date: Mon, 02 Mar 2026 09:00:00 +0000" in head
    assert "Auto-Submitted: auto-generated" in head
    assert f"Message-ID: {message_id('key', 'help@shop.example')}" in head
    assert script.heard[0] == "EHLO shop.example"


async def test_that_half_a_character_does_not_stop_a_letter() -> None:
    script = Script()
    async with listening(script.serve) as port:
        await channel(port).send(Mail(to=MAIL.to, subject="\ud800", text="a\ud800b", key="\ud800"))
    assert "a?b" in script.letters[0]


def test_that_a_message_id_belongs_to_its_key() -> None:
    first = message_id("reset:1", "help@shop.example")
    assert first == message_id("reset:1", "help@shop.example")
    assert first != message_id("reset:2", "help@shop.example")
    hostile = message_id("a>\r\nBcc: eve@example.com", "help@shop.example")
    assert len(hostile) == len(first)
    assert hostile.endswith("@shop.example>")


@pytest.mark.parametrize(
    ("url", "host", "port", "username", "password", "security"),
    [
        ("smtp://mail.example", "mail.example", 587, "", "", "if_offered"),
        ("smtp://127.0.0.1:1025", "127.0.0.1", 1025, "", "", "if_offered"),
        ("smtp://me:p%40ss@mail.example:2525", "mail.example", 2525, "me", "p@ss", "starttls"),
        ("smtps://me:pass@mail.example", "mail.example", 465, "me", "pass", "tls"),
    ],
)
def test_that_an_address_of_a_server_is_read(  # noqa: PLR0917 - a table of cases
    url: str, host: str, port: int, username: str, password: str, security: str
) -> None:
    assert smtp_server(url, sender="help@shop.example") == SmtpServer.model_validate(
        {
            "host": host,
            "port": port,
            "sender": "help@shop.example",
            "username": username,
            "password": password,
            "security": security,
        }
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "http://me:secret@mail.example",
        "smtp://me:secret@mail.example:port",
        "smtp://me:secret@",
        "smtp://me:secret@[::1",
    ],
)
def test_that_a_wrong_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingInvalid, match="DESKHAND_SMTP_URL") as refused:
        smtp_server(url, sender="help@shop.example")
    assert "secret" not in str(refused.value)


def test_that_a_wrong_sender_is_refused() -> None:
    with pytest.raises(SettingInvalid, match="DESKHAND_MAIL_FROM"):
        smtp_server("smtp://mail.example", sender="The Shop\r\n<help@shop.example>")


def test_that_a_password_never_travels_in_the_open() -> None:
    with pytest.raises(ValidationError, match="over TLS only"):
        SmtpServer(
            host="mail.example",
            sender="help@shop.example",
            username="me",
            password=SecretStr("secret"),
            security="if_offered",
        )
    safe = SmtpServer(
        host="h", sender="help@shop.example", username="me", password=SecretStr("secret")
    )
    assert "secret" not in repr(safe)
