"""The sweeper rings for what is open and forgotten, from the desk's own rows alone."""

from deskhand.workflows import outbox, turn
from deskhand.workflows.sweeper import GRACE, PERIOD, sweep

from .desk import TestDesk


async def test_that_a_forgotten_turn_and_letter_are_rung_for(desk: TestDesk) -> None:
    ending = await desk.answer("private, mara@example.com")
    await desk.say("brewing, please", await desk.of(ending))
    desk.bells.rung.clear()
    await sweep(sockets=desk.sockets)
    assert desk.bells.rung == [], "their bells may still be on their way"
    late = f"now() - interval '{GRACE.total_seconds() + 1} seconds'"
    await desk.bench.run(f"update turns set begin_after = {late}")  # noqa: S608
    await desk.bench.run(f"update outbox set next_at = {late}")  # noqa: S608
    await sweep(sockets=desk.sockets)
    assert [job for job, _ in desk.bells.rung] == ["turn", "outbox"]
    for job, subject in desk.bells.rung:
        run = turn.run if job == "turn" else outbox.send
        await run(subject, sockets=desk.sockets)
    assert len(await desk.mail.mailbox.letters()) == 1
    assert (await desk.said(await desk.of(ending)))[-1] == "Here you are."
    desk.bells.rung.clear()
    await sweep(sockets=desk.sockets)
    assert desk.bells.rung == [], "nothing is open any more"


async def test_that_what_somebody_works_on_is_left_to_them(desk: TestDesk) -> None:
    received = await desk.say("brewing")
    await desk.bench.run("update turns set begin_after = now() - interval '1 hour'")
    hold = await desk.bench.take(received.ticket_id)
    desk.bells.rung.clear()
    await sweep(sockets=desk.sockets)
    assert desk.bells.rung == []
    await desk.bench.end_lease(hold.turn.ticket_id)
    await sweep(sockets=desk.sockets)
    assert desk.bells.rung == [("turn", received.ticket_id)]


def test_that_nobody_waits_long_for_the_sweeper() -> None:
    assert PERIOD.total_seconds() <= 10
    assert GRACE < PERIOD
