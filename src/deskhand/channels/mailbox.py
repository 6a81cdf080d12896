"""The demo desk's own post: letters and text messages become rows, and nothing leaves."""

from deskhand.domain.customer import normal_email
from deskhand.domain.mail import Letter, Mail, Sms
from deskhand.errors import StoreUnavailable, ToolUnavailable, Undeliverable
from deskhand.ports import Clock, Facts, Rows

BOUNCING_HOST = "bounce.example"
"""Addresses here refuse everything, so that a bounce can be seen without a mail server."""

# A key that is there already is the same letter: it stays as it was, and tells how it fared.
PUT = """
insert into deskhand.letters as known (kind, recipient, subject, body, state, key, at)
values (%(kind)s::text, %(to)s::text, %(subject)s::text, %(text)s::text, %(state)s::text,
        %(key)s::text, %(at)s::timestamptz)
on conflict (key) do update set key = known.key
returning state
"""
READ = """
select id, kind, recipient as to, subject, body as text, state, at
from deskhand.letters
where (%(to)s::text is null or recipient = %(to)s::text)
order by id desc
limit %(limit)s::int
"""
READ_ONE = """
select id, kind, recipient as to, subject, body as text, state, at
from deskhand.letters
where id = %(id)s
"""
CLEAR = "delete from deskhand.letters"


class MailDrop:
    """Fulfils `ports.MailSender`."""

    def __init__(self, rows: Rows, *, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    async def send(self, mail: Mail) -> None:
        """Put it into the mailbox; raises Undeliverable for an address that bounces."""
        bounces = normal_email(mail.to).rpartition("@")[2] == BOUNCING_HOST
        state = await _put(
            self._rows,
            {
                "kind": "mail",
                "to": mail.to,
                "subject": mail.subject,
                "text": mail.text,
                "state": "bounced" if bounces else "delivered",
                "key": mail.key,
                "at": self._clock.now().isoformat(),
            },
        )
        if state == "bounced":
            raise Undeliverable("The address refuses mail: use another way.")


class SmsDrop:
    """Fulfils `ports.SmsSender`."""

    def __init__(self, rows: Rows, *, clock: Clock) -> None:
        self._rows = rows
        self._clock = clock

    async def send(self, sms: Sms) -> None:
        """Put it into the mailbox."""
        await _put(
            self._rows,
            {
                "kind": "sms",
                "to": sms.to,
                "subject": "",
                "text": sms.text,
                "state": "delivered",
                "key": sms.key,
                "at": self._clock.now().isoformat(),
            },
        )


class Letters:
    """Fulfils `ports.Mailbox`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def letters(self, *, to: str | None = None, limit: int = 100) -> tuple[Letter, ...]:
        """What was sent, newest first."""
        found = await self._rows.fetch(READ, {"to": to, "limit": limit})
        return tuple(Letter.model_validate(row) for row in found)

    async def letter(self, letter_id: int) -> Letter | None:
        """One letter."""
        found = await self._rows.fetch(READ_ONE, {"id": letter_id})
        return Letter.model_validate(found[0]) if found else None

    async def clear(self) -> None:
        """Empty it."""
        await self._rows.fetch(CLEAR, {})


async def _put(rows: Rows, letter: Facts) -> str:
    try:
        found = await rows.fetch(PUT, letter)
    except StoreUnavailable as down:
        raise ToolUnavailable("The mailbox cannot be reached: try again.") from down
    return str(found[0]["state"])
