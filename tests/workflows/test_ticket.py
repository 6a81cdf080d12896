"""What a teammate does is cleaned like everything that comes in, and done in their name."""

import pytest

from deskhand.domain.teammate import Teammate
from deskhand.domain.ticket import Holder, Status
from deskhand.errors import TextRefused
from deskhand.workflows.ticket import TicketWork

from .desk import TestDesk


@pytest.fixture
async def ada(desk: TestDesk) -> Teammate:
    (row,) = await desk.bench.rows(
        "insert into teammates (name, email, password_hash)"
        " values ('Ada Brewer', 'ada@desk.example', '') returning id"
    )
    return Teammate(id=row["id"], name="Ada Brewer", email="ada@desk.example")


async def test_that_each_deed_does_what_it_says(desk: TestDesk, ada: Teammate) -> None:
    work = TicketWork(desk.sockets)
    ticket_id = await desk.of(await desk.answer("I want to talk to a person"))
    book = desk.bench.book
    await work.saw(ticket_id, ada)
    assert await desk.bench.one("select is_unread from tickets") is False
    await work.take(ticket_id, ada)
    assert (await book.conversation(ticket_id)).ticket.holder is Holder.teammate
    await work.note(ticket_id, ada, "likes filter\x00")
    await work.reply(ticket_id, ada, " Hello.\x07 ", client_id="k")
    texts = [m.text for m in (await book.conversation(ticket_id)).messages if m.name == "Ada"]
    assert texts == ["likes filter", "Hello."]
    await work.hand_back(ticket_id, ada)
    assert (await book.conversation(ticket_id)).ticket.holder is Holder.assistant
    await work.take(ticket_id, ada)
    await work.resolve(ticket_id, ada)
    assert (await book.conversation(ticket_id)).ticket.status is Status.resolved


@pytest.mark.parametrize("text", ["", " ", "\ud800", "x" * 20_001])
async def test_that_what_is_no_text_is_refused(desk: TestDesk, ada: Teammate, text: str) -> None:
    work = TicketWork(desk.sockets)
    ticket_id = await desk.of(await desk.answer("brewing"))
    before = await desk.bench.one("select count(*) from messages")
    with pytest.raises(TextRefused):
        await work.reply(ticket_id, ada, text, client_id="k")
    with pytest.raises(TextRefused):
        await work.note(ticket_id, ada, text)
    assert await desk.bench.one("select count(*) from messages") == before
