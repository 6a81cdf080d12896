"""Send mail over SMTP."""

import asyncio
import hashlib
import re
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Literal
from urllib.parse import unquote, urlsplit

import aiosmtplib
from aiosmtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPRecipientsRefused,
    SMTPResponseException,
)
from pydantic import SecretStr, model_validator

from deskhand.domain.mail import Mail
from deskhand.domain.value import Value
from deskhand.errors import SettingInvalid, ToolUnavailable, Undeliverable
from deskhand.ports import Clock

PATIENCE = 10.0
"""Seconds for one letter, from the first packet to the server's yes."""
FAREWELL = 1.0
PERMANENT = 500
# One plain address: nothing here may end a header, begin a second address or need an extension.
ADDRESS = re.compile(r"[!-~]{1,64}@[A-Za-z0-9.-]{1,253}", re.ASCII)
SYNTAX = frozenset(',;:<>()[]\\"@')


class SmtpServer(Value):
    """Where mail is handed over, and in whose name."""

    host: str
    port: int = 587
    sender: str
    username: str = ""
    password: SecretStr = SecretStr("")
    security: Literal["starttls", "tls", "if_offered"] = "starttls"

    @model_validator(mode="after")
    def _keep_the_password_secret(self) -> "SmtpServer":
        if self.username and self.security == "if_offered":
            raise ValueError("a password is sent over TLS only: use starttls or tls")
        if not is_plain_address(self.sender):
            raise ValueError("the sender must be one plain e-mail address")
        return self


class SmtpMail:
    """Fulfils `ports.MailSender`."""

    def __init__(self, server: SmtpServer, *, clock: Clock, patience: float = PATIENCE) -> None:
        self._server = server
        self._clock = clock
        self._patience = patience

    async def send(self, mail: Mail) -> None:
        """Hand it over; raises ToolUnavailable or Undeliverable."""
        if not is_plain_address(mail.to):
            raise Undeliverable("The recipient is not one plain e-mail address: correct it.")
        try:
            await self._hand_over(self._envelope(mail), mail.to)
        except (SMTPRecipientsRefused, SMTPDataError) as refused:
            raise _refusal(refused) from refused
        except (SMTPException, OSError, EOFError) as broken:
            raise ToolUnavailable("The mail server cannot be used: try again later.") from broken

    async def _hand_over(self, message: EmailMessage, to: str) -> None:
        client = self._client()
        try:
            async with asyncio.timeout(self._patience):
                await client.connect()
                await client.send_message(message, sender=self._server.sender, recipients=[to])
            # The letter is taken: nothing that happens to the farewell may say otherwise.
            with suppress(SMTPException, OSError):
                async with asyncio.timeout(FAREWELL):
                    await client.quit()
        finally:
            client.close()

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.username or None,
            password=server.password.get_secret_value() or None,
            use_tls=server.security == "tls",
            start_tls={"starttls": True, "tls": False, "if_offered": None}[server.security],
            timeout=self._patience,
            # Without it the library asks the name service for this machine's name, and waits.
            local_hostname=_host(server.sender),
        )

    def _envelope(self, mail: Mail) -> EmailMessage:
        message = EmailMessage(policy=SMTP)
        message["From"] = self._server.sender
        message["To"] = mail.to
        message["Subject"] = _one_line(mail.subject)
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = message_id(mail.key, self._server.sender)
        # Keeps other programs from answering it (RFC 3834).
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(_encodable(mail.text))
        return message


def smtp_server(url: str, *, sender: str) -> SmtpServer:
    """Read `smtp://name:password@host:port`, or `smtps://…` for TLS from the first byte on.

    With a name TLS is a must; without one it is used where the server offers it.
    """
    wrong = "DESKHAND_SMTP_URL is no mail server: write smtp://NAME:PASSWORD@HOST:PORT."
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # it repeats the address, so nobody may see it
        raise SettingInvalid(wrong) from None
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise SettingInvalid(wrong)
    if not is_plain_address(sender):
        raise SettingInvalid("DESKHAND_MAIL_FROM must be one plain e-mail address.")
    is_tls = parts.scheme == "smtps"
    plain: Literal["starttls", "if_offered"] = "starttls" if parts.username else "if_offered"
    return SmtpServer(
        host=parts.hostname,
        port=port or (465 if is_tls else 587),
        sender=sender,
        username=unquote(parts.username or ""),
        password=SecretStr(unquote(parts.password or "")),
        security="tls" if is_tls else plain,
    )


def message_id(key: str, sender: str) -> str:
    """The Message-ID of this key: sent twice, it is recognized as one mail."""
    name = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:40]
    return f"<{name}@{_host(sender)}>"


def is_plain_address(address: str) -> bool:
    """Whether it can stand in a header and on an envelope as exactly one address."""
    return bool(ADDRESS.fullmatch(address)) and not SYNTAX & set(address.rpartition("@")[0])


def _refusal(refused: SMTPRecipientsRefused | SMTPDataError) -> Undeliverable | ToolUnavailable:
    answers: list[SMTPRecipientRefused] | list[SMTPResponseException] = (
        refused.recipients if isinstance(refused, SMTPRecipientsRefused) else [refused]
    )
    if all(answer.code >= PERMANENT for answer in answers):
        return Undeliverable("The mail server refuses this address or letter: use another way.")
    return ToolUnavailable("The mail server refuses the letter for now: try again later.")


def _host(address: str) -> str:
    return address.rpartition("@")[2]


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
