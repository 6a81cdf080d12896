"""What every Mailbox keeps: the demo desk's own and the fake."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from deskhand.channels.mailbox import Letters, MailDrop, SmsDrop
from deskhand.domain.mail import Letter, Mail, Sms
from deskhand.errors import Undeliverable
from deskhand.ports import Mailbox, MailSender, Rows, SmsSender
from deskhand.testing import FakeMail, FakeMailbox, FakeSms, FixedClock


@dataclass
class Desk:
    """A mailbox and the ways into it."""

    mailbox: Mailbox
    mail: MailSender
    sms: SmsSender
    clock: FixedClock

    async def fill(self) -> None:
        """One mail, one text message, one bounce, a minute apart."""
        await self.mail.send(Mail(to="mara@example.com", subject="Hi", text="One.", key="1"))
        self.clock.move(timedelta(minutes=1))
        await self.sms.send(Sms(to="+1 415 555 0134", text="Two.", key="2"))
        self.clock.move(timedelta(minutes=1))
        with pytest.raises(Undeliverable):
            await self.mail.send(
                Mail(to="Jonas@Bounce.example", subject="Hi", text="Three.", key="3")
            )


class MailboxContract:
    """The suite; a class for each mailbox gives it its `desk`."""

    async def test_that_the_newest_comes_first(self, desk: Desk) -> None:
        await desk.fill()
        letters = await desk.mailbox.letters()
        assert [(one.kind, one.to, one.subject, one.text, one.state) for one in letters] == [
            ("mail", "Jonas@Bounce.example", "Hi", "Three.", "bounced"),
            ("sms", "+1 415 555 0134", "", "Two.", "delivered"),
            ("mail", "mara@example.com", "Hi", "One.", "delivered"),
        ]
        assert letters[0].at - letters[2].at == timedelta(minutes=2)
        assert letters[0].at == desk.clock.now()

    async def test_that_letters_of_one_recipient_can_be_read(self, desk: Desk) -> None:
        await desk.fill()
        letters = await desk.mailbox.letters(to="mara@example.com")
        assert [one.text for one in letters] == ["One."]
        assert await desk.mailbox.letters(to="nobody@example.com") == ()

    async def test_that_only_so_many_are_read(self, desk: Desk) -> None:
        await desk.fill()
        assert [one.text for one in await desk.mailbox.letters(limit=2)] == ["Three.", "Two."]

    async def test_that_one_letter_can_be_read(self, desk: Desk) -> None:
        await desk.fill()
        newest: Letter = (await desk.mailbox.letters())[0]
        assert await desk.mailbox.letter(newest.id) == newest

    @pytest.mark.parametrize("letter_id", [0, -1, 10**6, 10**30])
    async def test_that_a_letter_of_no_such_number_is_none(
        self, desk: Desk, letter_id: int
    ) -> None:
        await desk.fill()
        assert await desk.mailbox.letter(letter_id) is None

    async def test_that_it_can_be_emptied(self, desk: Desk) -> None:
        await desk.fill()
        await desk.mailbox.clear()
        assert await desk.mailbox.letters() == ()


class TestLetters(MailboxContract):
    @pytest.fixture
    def desk(self, rows: Rows) -> Desk:
        clock = FixedClock()
        return Desk(Letters(rows), MailDrop(rows, clock=clock), SmsDrop(rows, clock=clock), clock)


class TestFakeMailbox(MailboxContract):
    @pytest.fixture
    def desk(self) -> Desk:
        clock = FixedClock()
        mailbox = FakeMailbox(clock=clock)
        return Desk(mailbox, FakeMail(mailbox), FakeSms(mailbox), clock)
