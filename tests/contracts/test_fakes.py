"""The fakes do what they are told, and count what was tried."""

from datetime import timedelta

import pytest

from deskhand.domain.mail import Mail
from deskhand.errors import ToolUnavailable
from deskhand.testing import FakeMail, FixedClock, SeededChance

MAIL = Mail(to="mara@example.com", subject="Hi", text="Hello.", key="key")


async def test_that_it_can_be_down_for_some_calls() -> None:
    fake = FakeMail()
    fake.go_down(calls=2)
    for _ in range(2):
        with pytest.raises(ToolUnavailable):
            await fake.send(MAIL)
    assert await fake.mailbox.letters() == ()

    await fake.send(MAIL)

    assert len(await fake.mailbox.letters()) == 1
    assert len(fake.attempts) == 3


async def test_that_it_can_come_back() -> None:
    fake = FakeMail()
    fake.go_down()
    for _ in range(5):
        with pytest.raises(ToolUnavailable):
            await fake.send(MAIL)
    fake.come_back()
    await fake.send(MAIL)
    assert len(fake.attempts) == 6


async def test_that_it_can_deliver_and_lose_the_answer() -> None:
    fake = FakeMail()
    fake.lose_answers()
    with pytest.raises(ToolUnavailable):
        await fake.send(MAIL)
    assert len(await fake.mailbox.letters()) == 1

    await fake.send(MAIL)

    assert len(await fake.mailbox.letters()) == 1
    assert len(fake.attempts) == 2


async def test_that_it_can_lose_the_letter_and_say_nothing() -> None:
    fake = FakeMail()
    fake.lose_letters()
    await fake.send(MAIL)
    assert await fake.mailbox.letters() == ()
    assert fake.attempts == [MAIL]


def test_that_a_fixed_clock_moves_only_when_told() -> None:
    clock = FixedClock()
    before = clock.now()
    assert clock.now() == before
    assert before.utcoffset() == timedelta(0)
    clock.move(timedelta(hours=1))
    assert clock.now() - before == timedelta(hours=1)


def test_that_chance_falls_the_same_way_each_time() -> None:
    one, two, other = SeededChance(1), SeededChance(1), SeededChance(2)
    assert (one.id(), one.secret(), one.code()) == (two.id(), two.secret(), two.code())
    assert one.secret() != other.secret()


def test_that_ids_sort_and_codes_have_six_digits() -> None:
    chance = SeededChance()
    ids = [chance.id() for _ in range(100)]
    codes = [chance.code() for _ in range(100)]
    assert ids == sorted(set(ids))
    assert {one.version for one in ids} == {7}
    assert all(len(code) == 6 and code.isdecimal() for code in codes)
    assert len({chance.secret() for _ in range(100)}) == 100
