"""What comes in is cleaned, committed and only then rung for; a repeated one is not."""

from datetime import timedelta

import pytest

from deskhand.domain.customer import Assurance
from deskhand.domain.intake import Opening, Rating
from deskhand.errors import NotFound, TextRefused, WrongCode
from deskhand.workflows import intake
from storage.bench import Bench

from .desk import TestDesk, desk_on

TEXTS = "select text from messages order by seq"


async def opened(desk: TestDesk, text: str = "hello", caller: str = "a", **more: str) -> str:
    """The conversation of this opening."""
    first: dict[str, object] = {"channel": "chat", "text": text, "principal": {}, **more}
    opening = Opening.model_validate(first)
    received, _ = await intake.open_conversation(opening, caller=caller, sockets=desk.sockets)
    return str(received.ticket_id)


async def test_that_what_is_new_is_rung_for_and_what_is_repeated_is_not(desk: TestDesk) -> None:
    first = await opened(desk, client_message_id="k")
    assert [job for job, _ in desk.bells.rung] == ["turn"]
    assert await opened(desk, client_message_id="k") == first
    assert len(desk.bells.rung) == 1


@pytest.mark.parametrize(
    "other", [{"caller": "b"}, {"text": "other"}, {"channel": "email"}, {"client_message_id": "l"}]
)
async def test_that_only_the_very_same_opening_is_the_same(
    desk: TestDesk, other: dict[str, str]
) -> None:
    first = await opened(desk, client_message_id="k")
    assert await opened(desk, **{"client_message_id": "k", **other}) != first


async def test_that_openings_without_an_id_are_never_the_same(desk: TestDesk) -> None:
    assert await opened(desk) != await opened(desk)


async def test_that_the_parts_of_a_key_do_not_run_into_each_other(desk: TestDesk) -> None:
    first = await opened(desk, caller="a\nchat", client_message_id="k")
    assert await opened(desk, caller="a", client_message_id="chat\nk") != first


async def test_that_each_conversation_has_a_token_of_its_own(desk: TestDesk) -> None:
    opening = Opening(channel="chat", text="hello", principal=intake.claimed(None))
    pairs = [
        await intake.open_conversation(opening, caller="a", sockets=desk.sockets) for _ in range(2)
    ]
    for received, token in pairs:
        assert await desk.sockets.intake.ticket_of(token) == received.ticket_id
    assert pairs[0][1] != pairs[1][1]


async def test_that_a_card_number_is_masked_before_it_is_kept(desk: TestDesk) -> None:
    ticket_id = (await desk.say("my card is 4111 1111")).ticket_id
    await desk.say("again: 4111 1111", ticket_id)
    texts = [row["text"] for row in await desk.bench.rows(TEXTS)]
    assert texts == ["my card is ••••", "again: ••••"]


@pytest.mark.parametrize("text", ["", " \n ", "\x00", "\ud800", "x" * 20_001])
async def test_that_what_is_no_text_is_refused_and_nothing_is_kept(
    desk: TestDesk, text: str
) -> None:
    ticket_id = (await desk.say("hello")).ticket_id
    for refused in (desk.say(text), desk.say(text, ticket_id)):
        with pytest.raises(TextRefused):
            await refused
    assert await desk.bench.one("select count(*) from messages") == 1
    assert len(desk.bells.rung) == 1


async def test_that_a_window_is_waited_for(shelf: object, desk: TestDesk) -> None:
    del shelf
    slow = desk_on(Bench(desk.bench.store), windows_ms={"chat": 1500})
    received = await slow.say("hello")
    assert slow.bells.rung == []
    assert slow.bells.later == [("turn", received.ticket_id, received.begin_after)]
    more = await slow.say("one more", received.ticket_id)
    assert more.begin_after
    assert received.begin_after
    assert more.begin_after - received.begin_after > timedelta(0)
    assert slow.bells.later[1] == ("turn", received.ticket_id, more.begin_after)
    await intake.ask_for_person(received.ticket_id, sockets=slow.sockets)
    assert slow.bells.rung == [("turn", received.ticket_id)], "a button does not wait"


async def test_that_a_wrong_code_rings_for_nothing_and_a_right_one_does(desk: TestDesk) -> None:
    ending = await desk.answer("private, mara@example.com")
    ticket_id = await desk.of(ending)
    assert ending.card
    await desk.sockets.cards.seal(ending.card.id, "123456")
    desk.bells.rung.clear()
    with pytest.raises(WrongCode) as wrong:
        await intake.answer_card(ticket_id, ending.card.id, "654321", sockets=desk.sockets)
    assert wrong.value.tries_left == 4
    assert desk.bells.rung == []
    _, token = await intake.answer_card(ticket_id, ending.card.id, " 123456 ", sockets=desk.sockets)
    assert desk.bells.rung == [("turn", ticket_id)]
    assert await desk.sockets.intake.ticket_of(token) == ticket_id


async def test_that_nothing_is_rung_for_what_is_not_there(desk: TestDesk) -> None:
    unknown = desk.bench.chance.id()
    with pytest.raises(NotFound):
        await desk.say("hello", unknown)
    with pytest.raises(NotFound):
        await intake.ask_for_person(unknown, sockets=desk.sockets)
    assert desk.bells.rung == []


async def test_that_a_rating_is_booked_and_rings_for_nothing(desk: TestDesk) -> None:
    ticket_id = await desk.of(await desk.answer("brewing"))
    desk.bells.rung.clear()
    await intake.rate(ticket_id, Rating(csat=4), sockets=desk.sockets)
    assert await desk.bench.one("select csat from ratings") == 4
    assert desk.bells.rung == []


@pytest.mark.parametrize("email", [None, ""])
def test_that_nothing_claimed_is_nobody(email: str | None) -> None:
    assert intake.claimed(email).level is Assurance.anonymous


def test_that_a_claim_is_no_proof() -> None:
    principal = intake.claimed(" Mara@Example.COM ")
    assert (principal.level, principal.email) == (Assurance.claimed, "mara@example.com")
    assert not principal.is_verified
