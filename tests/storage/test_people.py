"""Teammates sign in with what they know, and stay signed in as long as they should."""

from collections.abc import Awaitable, Callable
from time import process_time

import pytest

from deskhand.domain.handoff import Duty
from deskhand.errors import NotAllowed, SettingInvalid

from .bench import Bench

EMAIL, PASSWORD = "ada@desk.example", "correct horse battery"


async def ada(bench: Bench) -> str:
    """Ada's token."""
    await bench.staff.add("Ada Brewer", EMAIL, PASSWORD, role="lead")
    return await bench.staff.sign_in(EMAIL, PASSWORD)


WRONG = (
    (EMAIL, ""),
    (EMAIL, PASSWORD + " "),
    (EMAIL, PASSWORD.upper()),
    (EMAIL, "a\x00b"),
    (EMAIL, "x" * 1000),
    ("ben@desk.example", PASSWORD),
    ("", PASSWORD),
    ("%", PASSWORD),
    ("' or true --", PASSWORD),
)


async def test_that_wrong_is_wrong_and_nobody_learns_which_half(bench: Bench) -> None:
    await ada(bench)
    for email, password in WRONG:
        with pytest.raises(NotAllowed, match=r"^The e-mail address or the password is wrong\.$"):
            await bench.staff.sign_in(email, password)


async def test_that_case_and_spaces_of_the_address_do_not_matter(bench: Bench) -> None:
    await ada(bench)
    token = await bench.staff.sign_in(" Ada@Desk.EXAMPLE ", PASSWORD)
    mate = await bench.staff.by_token(token)
    assert mate
    assert (mate.name, mate.email, mate.role) == ("Ada Brewer", EMAIL, "lead")
    assert mate.seen_at


async def work_of(call: Callable[[], Awaitable[object]]) -> float:
    """The least time of the processor that a refused sign-in took, of several."""
    times: list[float] = []
    for _ in range(3):
        began = process_time()
        with pytest.raises(NotAllowed):
            await call()
        times.append(process_time() - began)
    return min(times)


async def test_that_an_unknown_address_takes_the_same_work_as_a_wrong_password(
    bench: Bench,
) -> None:
    await ada(bench)
    wrong = await work_of(lambda: bench.staff.sign_in(EMAIL, "wrong"))
    unknown = await work_of(lambda: bench.staff.sign_in("nemo@desk.example", "wrong"))
    assert 0.5 < unknown / wrong < 2, f"{unknown:.3f} s and {wrong:.3f} s tell who is known"
    assert wrong > 0.01, "a hash that is this quick is quick to guess"


async def test_that_a_new_password_replaces_the_old_one(bench: Bench) -> None:
    await ada(bench)
    await bench.staff.add("Ada B. Brewer", EMAIL, "another one", role="teammate")
    with pytest.raises(NotAllowed):
        await bench.staff.sign_in(EMAIL, PASSWORD)
    mate = await bench.staff.by_token(await bench.staff.sign_in(EMAIL, "another one"))
    assert mate
    assert mate.name == "Ada B. Brewer"
    assert await bench.one("select count(*) from teammates") == 1


@pytest.mark.parametrize(
    ("name", "email", "role"),
    [
        ("", EMAIL, "lead"),
        (" ", EMAIL, "lead"),
        ("Ada", "ada", "lead"),
        ("Ada", EMAIL, "king"),
        ("Ada", EMAIL, ""),
    ],
)
async def test_that_a_teammate_has_a_name_an_address_and_a_role(
    bench: Bench, name: str, email: str, role: str
) -> None:
    with pytest.raises(SettingInvalid, match=r"one of the roles teammate, lead\.$"):
        await bench.staff.add(name, email, PASSWORD, role=role)
    assert await bench.one("select count(*) from teammates") == 0


async def test_that_a_token_ends_after_its_hours(bench: Bench) -> None:
    token = await ada(bench)
    left = await bench.one(
        "select extract(epoch from expires_at - now())::int from teammate_tokens"
    )
    assert isinstance(left, int)
    assert 12 * 3600 - 60 < left <= 12 * 3600
    assert await bench.staff.by_token(token)
    await bench.run("update teammate_tokens set expires_at = now()")
    assert await bench.staff.by_token(token) is None


async def test_that_signing_out_ends_this_token_alone(bench: Bench) -> None:
    desk, phone = await ada(bench), await bench.staff.sign_in(EMAIL, PASSWORD)
    await bench.staff.sign_out(desk)
    await bench.staff.sign_out(desk)
    assert await bench.staff.by_token(desk) is None
    assert await bench.staff.by_token(phone)


async def test_that_nothing_else_is_a_token(bench: Bench) -> None:
    token = await ada(bench)
    for other in ("", "nonsense", "' or true --", "ü" * 5000, token[:-1], token + "x"):
        assert await bench.staff.by_token(other) is None


async def test_that_neither_password_nor_token_is_kept(bench: Bench) -> None:
    token = await ada(bench)
    kept = str(await bench.rows("select * from teammates left join teammate_tokens on true"))
    assert PASSWORD not in kept
    assert token not in kept
    assert "argon2" in kept


async def test_that_duty_counts_who_is_there_and_who_waits(bench: Bench) -> None:
    assert await bench.staff.duty("general") == Duty(online=0, waiting=0)
    token = await ada(bench)
    assert (await bench.staff.duty("general")).online == 0, "signing in is not yet being there"
    await bench.staff.by_token(token)
    for queue in ("general", "general", "orders"):
        await bench.hand_off(await bench.held(), queue)
    assert await bench.staff.duty("general") == Duty(online=1, waiting=2)
    await bench.run("update teammates set seen_at = now() - interval '3 minutes'")
    assert (await bench.staff.duty("orders")) == Duty(online=0, waiting=1)


async def test_that_duty_knows_how_long_a_ticket_takes(bench: Bench) -> None:
    mate = await bench.staff.by_token(await ada(bench))
    assert mate
    for minutes in (4, 8):
        hold = await bench.held()
        await bench.hand_off(hold)
        await bench.tickets.take(hold.turn.ticket_id, mate)
        await bench.run(
            "update handoffs set taken_at = now() - %(m)s * interval '1 minute'"
            " where ticket_id = %(id)s",
            m=minutes,
            id=hold.turn.ticket_id,
        )
        await bench.tickets.resolve(hold.turn.ticket_id, mate)
    measured = (await bench.staff.duty("general")).handle_minutes
    assert measured == pytest.approx(6, abs=0.2)
    await bench.run("update tickets set resolved_at = now() - interval '31 days'")
    assert (await bench.staff.duty("general")).handle_minutes is None
