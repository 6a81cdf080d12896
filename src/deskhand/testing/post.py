"""A mail system that breaks in the ways that real ones break."""

from collections.abc import Collection
from math import inf

from deskhand.domain.customer import normal_email
from deskhand.domain.mail import Letter, Mail, Sms
from deskhand.errors import ToolUnavailable, Undeliverable
from deskhand.ports import Clock
from deskhand.testing.clock import FixedClock

BOUNCING = ("@bounce.example",)


class FakeMailbox:
    """Fulfils `ports.Mailbox`, in memory."""

    def __init__(self, *, clock: Clock | None = None) -> None:
        self._clock = clock or FixedClock()
        self._by_key: dict[str, Letter] = {}
        self._count = 0

    def put(self, item: Mail | Sms, *, state: str) -> str:
        """Keep it unless its key is there already; tells the state of what is kept."""
        if item.key not in self._by_key:
            self._count += 1
            self._by_key[item.key] = Letter(
                id=self._count,
                kind="mail" if isinstance(item, Mail) else "sms",
                to=item.to,
                subject=item.subject if isinstance(item, Mail) else "",
                text=item.text,
                state=state,
                at=self._clock.now(),
            )
        return self._by_key[item.key].state

    async def letters(self, *, to: str | None = None, limit: int = 100) -> tuple[Letter, ...]:
        """What was sent, newest first."""
        wanted = [letter for letter in self._by_key.values() if to is None or letter.to == to]
        return tuple(reversed(wanted))[:limit]

    async def letter(self, letter_id: int) -> Letter | None:
        """One letter."""
        return next((one for one in self._by_key.values() if one.id == letter_id), None)

    async def clear(self) -> None:
        """Empty it."""
        self._by_key.clear()


class _Troubled:
    """What both fakes can be made to suffer."""

    def __init__(self, mailbox: FakeMailbox | None, bouncing: Collection[str]) -> None:
        self.mailbox = mailbox or FakeMailbox()
        self.bouncing = set(bouncing)
        """Whole recipients, or the tails that they end in, such as `@bounce.example`."""
        self._down = 0.0
        self._answers_lost = 0
        self._letters_lost = 0

    def go_down(self, calls: float = inf) -> None:
        """Refuse so many calls, or all of them; nothing arrives."""
        self._down = calls

    def come_back(self) -> None:
        """Work again."""
        self._down = 0.0

    def lose_answers(self, calls: int = 1) -> None:
        """Deliver, but let the caller believe that it failed: for so many calls."""
        self._answers_lost = calls

    def lose_letters(self, calls: int = 1) -> None:
        """Say that all is well, but deliver nothing: for so many calls."""
        self._letters_lost = calls

    def _take(self, item: Mail | Sms) -> None:
        if self._down > 0:
            self._down -= 1
            raise ToolUnavailable("The fake mail system is down.")
        if self._letters_lost > 0:
            self._letters_lost -= 1
            return
        bounces = normal_email(item.to).endswith(tuple(self.bouncing))
        state = self.mailbox.put(item, state="bounced" if bounces else "delivered")
        if self._answers_lost > 0:
            self._answers_lost -= 1
            raise ToolUnavailable("The fake mail system did not answer in time.")
        if state == "bounced":
            raise Undeliverable("The fake mail system knows no such recipient.")


class FakeMail(_Troubled):
    """Fulfils `ports.MailSender`; a second mail of one key is an attempt, not a second mail."""

    def __init__(
        self, mailbox: FakeMailbox | None = None, *, bouncing: Collection[str] = BOUNCING
    ) -> None:
        super().__init__(mailbox, bouncing)
        self.attempts: list[Mail] = []
        """Every call, in order, whatever became of it."""

    async def send(self, mail: Mail) -> None:
        """Suffer what was ordered, else deliver."""
        self.attempts.append(mail)
        self._take(mail)


class FakeSms(_Troubled):
    """Fulfils `ports.SmsSender`; a second message of one key is an attempt, not a second one."""

    def __init__(
        self, mailbox: FakeMailbox | None = None, *, bouncing: Collection[str] = ()
    ) -> None:
        super().__init__(mailbox, bouncing)
        self.attempts: list[Sms] = []
        """Every call, in order, whatever became of it."""

    async def send(self, sms: Sms) -> None:
        """Suffer what was ordered, else deliver."""
        self.attempts.append(sms)
        self._take(sms)
