"""What a door may ask of an open desk."""

from dataclasses import fields

import pytest

from deskhand.bootstrap import Desk, OwnPlugs, Plan, open_desk
from deskhand.testing import FakeMail, FakeMailbox, FixedClock, SeededChance

from .conftest import MakePlan


async def test_that_own_plugs_are_used(plan: MakePlan, database_url: str) -> None:
    made = plan(database_url)
    mailbox = FakeMailbox()
    own = OwnPlugs(
        clock=FixedClock(),
        chance=SeededChance(),
        mail=FakeMail(mailbox),
        mailbox=mailbox,
        models=made.own.models,
    )
    whole = Plan(settings=made.settings, folder=made.folder, public_url="", works=False, own=own)
    async with open_desk(whole) as desk:
        assert desk.sockets.clock is own.clock
        assert desk.sockets.chance is own.chance
        assert desk.sockets.mail is own.mail
        assert desk.mailbox is mailbox


def test_that_every_plug_may_be_left_out() -> None:
    assert all(getattr(OwnPlugs(), field.name) is None for field in fields(OwnPlugs))


@pytest.mark.parametrize(("language", "begins"), [("en", "I'm Robin"), ("xx", "I'm Robin")])
async def test_that_the_desk_says_that_it_is_an_ai(
    plan: MakePlan, database_url: str, language: str, begins: str
) -> None:
    async with open_desk(plan(database_url)) as desk:
        assert desk.disclosure(language).startswith(begins)


async def test_that_closing_is_told_to_the_doors(plan: MakePlan, database_url: str) -> None:
    async with open_desk(plan(database_url)) as desk:
        assert not desk.is_closing
    assert desk.is_closing
    assert isinstance(desk, Desk)
