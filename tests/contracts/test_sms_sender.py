"""What every SmsSender keeps: the mailbox and the fake."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from deskhand.channels.mailbox import Letters, SmsDrop
from deskhand.domain.mail import Sms
from deskhand.errors import ToolUnavailable
from deskhand.ports import Mailbox, Rows, SmsSender
from deskhand.testing import FakeMailbox, FakeSms, FixedClock

from .conftest import SwitchedRows


@dataclass
class Sending:
    """A way to send, and where it ends."""

    sender: SmsSender
    mailbox: Mailbox
    break_down: Callable[[], None]


class SmsSenderContract:
    """The suite; a class for each sender gives it its `sending`."""

    async def test_that_a_message_arrives_word_for_word(self, sending: Sending) -> None:
        await sending.sender.send(Sms(to="+1 415 555 0134", text="Hello 🫖", key="key"))
        (letter,) = await sending.mailbox.letters(to="+1 415 555 0134")
        assert (letter.kind, letter.subject, letter.text) == ("sms", "", "Hello 🫖")
        assert letter.state == "delivered"

    async def test_that_a_key_arrives_once(self, sending: Sending) -> None:
        await sending.sender.send(Sms(to="+1 415 555 0134", text="First.", key="one"))
        await sending.sender.send(Sms(to="+1 415 555 0134", text="Again.", key="one"))
        await sending.sender.send(Sms(to="+1 415 555 0134", text="Second.", key="two"))
        assert [one.text for one in await sending.mailbox.letters()] == ["Second.", "First."]

    async def test_that_a_system_which_is_down_is_unavailable(self, sending: Sending) -> None:
        sending.break_down()
        with pytest.raises(ToolUnavailable):
            await sending.sender.send(Sms(to="+1 415 555 0134", text="Hello.", key="key"))


class TestMailbox(SmsSenderContract):
    @pytest.fixture
    def sending(self, rows: Rows) -> Sending:
        switched = SwitchedRows(rows)
        return Sending(SmsDrop(switched, clock=FixedClock()), Letters(rows), switched.break_down)


class TestFakeSms(SmsSenderContract):
    @pytest.fixture
    def sending(self) -> Sending:
        mailbox = FakeMailbox()
        fake = FakeSms(mailbox)
        return Sending(fake, mailbox, fake.go_down)
