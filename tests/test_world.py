"""The clock and the dice of this machine do what their ports promise."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from deskhand.world import SystemChance, SystemClock, pause


def test_that_the_clock_tells_this_moment_in_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert before <= now <= datetime.now(UTC)
    assert now.utcoffset() == timedelta(0)


def test_that_ids_are_new_and_carry_their_time() -> None:
    chance = SystemChance()
    before = time.time_ns() // 1_000_000
    ids = [chance.id() for _ in range(500)]
    after = time.time_ns() // 1_000_000
    assert len(set(ids)) == 500
    assert {(one.version, one.variant) for one in ids} == {(7, "specified in RFC 4122")}
    assert all(before <= one.int >> 80 <= after for one in ids)


def test_that_ids_of_later_moments_sort_after_earlier_ones() -> None:
    chance = SystemChance()
    first = chance.id()
    time.sleep(0.005)
    assert str(first) < str(chance.id())


def test_that_secrets_are_long_and_safe_in_an_address() -> None:
    secrets = {SystemChance().secret() for _ in range(200)}
    assert len(secrets) == 200
    assert all(len(secret) >= 43 for secret in secrets)  # 256 bits in base 64
    assert all(secret.replace("-", "").replace("_", "").isalnum() for secret in secrets)


def test_that_codes_have_six_digits_and_use_all_of_them() -> None:
    codes = [SystemChance().code() for _ in range(2_000)]
    assert all(len(code) == 6 and code.isdecimal() for code in codes)
    assert {code[0] for code in codes} == set("0123456789"), "a leading zero is kept"


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(1, 0.2), (2, 0.4), (3, 0.8), (4, 1.6), (5, 2.0), (60, 2.0)]
)
async def test_that_each_pause_is_longer_up_to_two_seconds(
    attempt: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(delay: float) -> None:
        slept.append(delay)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    await pause(attempt)
    assert slept == [pytest.approx(seconds)]
