"""The motor rings for jobs; it may lose bells, but no job stops another, and none is cut short."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from deskhand.errors import NotFound, StoreUnavailable
from deskhand.testing.postgres import Databases
from deskhand.workflows import engine
from deskhand.workflows.engine import Job, ProcrastinateMotor

PATIENCE = 10


class Counter:
    """A job that says who it ran for, and can be told to wait or to break."""

    def __init__(self) -> None:
        self.ran: list[UUID] = []
        self.now, self.most = 0, 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.error: Exception | None = None

    async def __call__(self, subject: UUID) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await self.gate.wait()
            await asyncio.sleep(0)
        finally:
            self.now -= 1
        self.ran.append(subject)
        if self.error:
            raise self.error


async def until(is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(seconds):
        while not is_so():  # noqa: ASYNC110  # what is waited for has no event of its own
            await asyncio.sleep(0.01)


@asynccontextmanager
async def motor_on(
    url: str, job: Job, *, works: bool = True, concurrency: int = 4
) -> AsyncGenerator[ProcrastinateMotor]:
    """An open motor with this job."""
    motor = ProcrastinateMotor(url, concurrency=concurrency)
    await motor.open()
    motor.register("turn", job)
    if works:
        await motor.work()
    try:
        yield motor
    finally:
        await motor.close()


async def rows(url: str, sql: str) -> list[tuple[object, ...]]:
    """What is in the queue; never in the way of the motor's own connections."""
    async with await psycopg.AsyncConnection.connect(
        url, autocommit=True, options="-c search_path=engine"
    ) as connection:
        cursor = await connection.execute(sql.encode())
        return await cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="session")
async def shared(databases: Databases) -> AsyncGenerator[str]:
    """One database for all motors of this file, with the queue's tables."""
    made = databases.create()
    async with motor_on(made, Counter(), works=False):
        pass
    yield made
    databases.drop(made)


@pytest.fixture
async def url(shared: str) -> str:
    """The same, with an empty queue."""
    await rows(shared, "delete from procrastinate_jobs")
    return shared


async def test_that_a_bell_is_answered(url: str) -> None:
    job, subject = Counter(), uuid4()
    async with motor_on(url, job) as motor:
        await motor.start("turn", subject)
        await until(lambda: job.ran == [subject])


async def test_that_many_bells_that_nobody_has_answered_yet_are_one(url: str) -> None:
    job, first, second = Counter(), uuid4(), uuid4()
    job.gate.clear()
    async with motor_on(url, job, concurrency=1) as motor:
        await motor.start("turn", first)
        await until(lambda: job.now == 1)
        for _ in range(100):
            await motor.start("turn", second)
        job.gate.set()
        await until(lambda: len(job.ran) >= 2)
    assert job.ran == [first, second]


async def test_that_a_bell_during_the_work_is_answered_after_it(url: str) -> None:
    """A message that comes while its turn is worked on must not be lost."""
    job, subject = Counter(), uuid4()
    job.gate.clear()
    async with motor_on(url, job, concurrency=1) as motor:
        await motor.start("turn", subject)
        await until(lambda: job.now == 1)
        await motor.start("turn", subject)
        job.gate.set()
        await until(lambda: job.ran == [subject, subject])


async def test_that_no_more_run_at_once_than_there_is_room_for(url: str) -> None:
    job = Counter()
    job.gate.clear()
    async with motor_on(url, job, concurrency=3) as motor:
        for _ in range(20):
            await motor.start("turn", uuid4())
        await until(lambda: job.now == 3)
        await asyncio.sleep(0.05)
        assert job.now == 3
        job.gate.set()
        await until(lambda: len(job.ran) == 20)
    assert job.most == 3


@pytest.mark.parametrize("error", [RuntimeError("planted"), NotFound("planted")])
async def test_that_a_job_that_breaks_stops_no_other(url: str, error: Exception) -> None:
    job = Counter()
    job.error = error
    async with motor_on(url, job, concurrency=2) as motor:
        for _ in range(3):
            await motor.start("turn", uuid4())
        await until(lambda: len(job.ran) == 3)
        job.error = None
        await motor.start("turn", uuid4())
        await until(lambda: len(job.ran) == 4)


async def test_that_closing_lets_running_jobs_end(url: str) -> None:
    job, subject = Counter(), uuid4()
    job.gate.clear()
    async with motor_on(url, job) as motor:
        await motor.start("turn", subject)
        await until(lambda: job.now == 1)
        asyncio.get_running_loop().call_later(0.2, job.gate.set)
    assert job.ran == [subject]


async def test_that_closing_does_not_wait_for_ever(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "LAST_SECONDS", 0.1)
    job = Counter()
    job.gate.clear()
    async with asyncio.timeout(PATIENCE), motor_on(url, job) as motor:
        await motor.start("turn", uuid4())
        await until(lambda: job.now == 1)
    assert (job.now, job.ran) == (0, []), "it was cancelled, and let go of"


async def test_that_a_process_that_does_not_work_rings_one_that_does(url: str) -> None:
    web_job, worker_job, subject = Counter(), Counter(), uuid4()
    async with (
        motor_on(url, web_job, works=False) as web,
        motor_on(url, worker_job),
    ):
        await web.start("turn", subject)
        await until(lambda: worker_job.ran == [subject])
    assert web_job.ran == []
    assert await rows(url, "select * from procrastinate_jobs") == [], "what was heard is not kept"


async def test_that_bells_of_others_are_one_until_they_are_heard(url: str) -> None:
    job, subject = Counter(), uuid4()
    async with motor_on(url, Counter(), works=False) as web:
        await asyncio.gather(*(web.start("turn", subject) for _ in range(10)))
        (count,) = await rows(url, "select count(*) from procrastinate_jobs")
        assert count == (1,)
    async with motor_on(url, job):
        await until(lambda: job.ran == [subject])


async def test_that_a_timer_rings_at_its_time(url: str) -> None:
    job, soon, past = Counter(), uuid4(), uuid4()
    async with motor_on(url, job) as motor:
        now = datetime.now(UTC)
        await motor.at("turn", soon, now + timedelta(seconds=0.3))
        await motor.at("turn", past, now - timedelta(hours=1))
        await until(lambda: job.ran == [past])
        await until(lambda: job.ran == [past, soon])
        assert datetime.now(UTC) >= now + timedelta(seconds=0.3)


@pytest.mark.parametrize(("works", "delay"), [(True, 3600), (False, 5)])
async def test_that_what_may_outlive_the_process_is_kept_in_the_queue(
    url: str, delay: float, *, works: bool
) -> None:
    job, subject = Counter(), uuid4()
    when = datetime.now(UTC) + timedelta(seconds=delay)
    async with motor_on(url, job, works=works) as motor:
        await motor.at("turn", subject, when)
        ((kept, args),) = await rows(url, "select scheduled_at, args from procrastinate_jobs")
        assert (kept, args) == (when, {"subject": str(subject)})
        await motor.cancel("turn", uuid4())
        assert len(await rows(url, "select 1 from procrastinate_jobs")) == 1
        await motor.cancel("turn", subject)
        waiting = await rows(url, "select 1 from procrastinate_jobs where status = 'todo'")
        assert waiting == []
    assert job.ran == []


async def test_that_what_is_done_again_and_again_survives_what_breaks(url: str) -> None:
    errors: list[Exception] = [StoreUnavailable("away"), RuntimeError("planted")]
    times = 0

    async def sweep() -> None:
        nonlocal times
        times += 1
        if errors:
            raise errors.pop(0)

    motor = ProcrastinateMotor(url, concurrency=1)
    await motor.open()
    motor.every(timedelta(seconds=0.02), sweep)
    await motor.work()
    try:
        await until(lambda: times >= 4)
    finally:
        await motor.close()
    seen = times
    await asyncio.sleep(0.1)
    assert times == seen, "closing ends it"


async def test_that_the_jobs_of_a_worker_that_died_go_to_another(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "STALLED", 0.5)
    job, subject = Counter(), uuid4()
    async with motor_on(url, Counter(), works=False) as web:
        await web.start("turn", subject)
    died = (
        "with dead as (insert into procrastinate_workers (last_heartbeat)"
        " values (now() - interval '1 hour') returning id)"
        " update procrastinate_jobs set status = 'doing', worker_id = dead.id from dead"
    )
    await rows(url, died)
    async with motor_on(url, job):
        await until(lambda: job.ran == [subject])


async def test_that_two_may_lay_the_tables_at_once(empty_database_url: str) -> None:
    motors = [ProcrastinateMotor(empty_database_url, concurrency=1) for _ in range(3)]
    await asyncio.gather(*(motor.open() for motor in motors))
    assert await rows(empty_database_url, "select count(*) from procrastinate_jobs") == [(0,)]
    for motor in motors:
        await motor.close()


async def test_that_a_queue_that_is_gone_fails_no_caller(empty_database_url: str) -> None:
    """What rang is committed already: the sweeper finds it in the desk's own rows."""
    async with motor_on(empty_database_url, Counter(), works=False) as web:
        await rows(empty_database_url, "drop schema engine cascade")
        await web.start("turn", uuid4())
