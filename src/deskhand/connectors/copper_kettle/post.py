"""Write the letter or text message with a reset link and hand it to the mail system."""

import re
from dataclasses import dataclass

from deskhand.connectors.copper_kettle.records import Person
from deskhand.domain.mail import Mail, Sms
from deskhand.domain.value import Value
from deskhand.errors import ToolRefused
from deskhand.ports import MailSender, SmsSender

SUBJECT = "Reset your Copper Kettle Coffee password"
TOKEN = re.compile(r"/reset/(?:2fa/)?([\w-]+)")


class ShopAddress(Value):
    """Where the shop's pages are."""

    base_url: str

    def reset_url(self, token: str, *, two_factor: bool) -> str:
        """The page that a link opens."""
        path = "reset/2fa" if two_factor else "reset"
        return f"{self.base_url.rstrip('/')}/{path}/{token}"


@dataclass(frozen=True, kw_only=True)
class Post:
    """Both ways to reach the owner of an account."""

    mail: MailSender
    sms: SmsSender
    shop: ShopAddress

    async def send_link(self, person: Person, kind: str, *, token: str, key: str) -> None:
        """Send the link of this token; raises ToolUnavailable or Undeliverable."""
        url = self.shop.reset_url(token, two_factor=person.two_factor)
        to = destination(person, kind)
        if kind == "sms":
            await self.sms.send(Sms(to=to, text=_message(person, url), key=key))
        else:
            await self.mail.send(Mail(to=to, subject=SUBJECT, text=_letter(person, url), key=key))


def destination(person: Person, kind: str) -> str:
    """The address or number on file; raises ToolRefused where there is none."""
    if kind != "sms":
        return person.email
    if person.phone is None:
        raise ToolRefused("There is no phone on file for this account: use another way.")
    return person.phone


def masked(to: str) -> str:
    """An address or number that its owner recognizes and nobody else can use."""
    name, at, host = to.partition("@")
    return f"{name[0]}***@{host}" if at else f"*** {to[-2:]}"


def tokens_in(text: str) -> tuple[str, ...]:
    """The tokens of all reset links in a text."""
    return tuple(TOKEN.findall(text))


def _letter(person: Person, url: str) -> str:
    code = (
        "Your account uses two-step sign-in: the page will also ask for the code of your "
        "authenticator app.\n\n"
        if person.two_factor
        else ""
    )
    return (
        f"Hello {person.name},\n\n"
        f"open this link to choose a new password:\n\n{url}\n\n{code}"
        "The link works once and expires in 60 minutes. If you did not ask for it, do nothing: "
        "your password stays as it is.\n\n"
        "Copper Kettle Coffee\n"
    )


def _message(person: Person, url: str) -> str:
    code = " Have your authenticator code ready." if person.two_factor else ""
    return f"Copper Kettle Coffee: choose a new password within 60 minutes: {url}{code}"
