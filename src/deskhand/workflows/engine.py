"""The motor: rings for jobs by id, and sweeps up what was forgotten. Nothing here is the truth.

The only place that knows procrastinate. Its tables may be emptied at any time: the sweeper finds
what is open in the desk's own rows and rings for it again.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from uuid import UUID

import procrastinate
from procrastinate import exceptions

from deskhand.errors import DeskhandError, StoreUnavailable
from deskhand.telemetry import log

Job = Callable[[UUID], Awaitable[None]]

STALLED = 30.0
"""Seconds without a heartbeat after which a worker's jobs go to another one."""
SOON = 60.0
"""Seconds within which a timer of this process is enough: the sweeper covers its death."""
LAST_SECONDS = 5.0
"""What running jobs get when the process stops."""
SCHEMA = """
do $$ begin
    perform pg_advisory_xact_lock(5180221006); -- several processes may start at once
    create schema if not exists engine;
end $$
"""


class ProcrastinateMotor:
    """Fulfils `ports.Motor`.

    A process that works answers its own bell at once; only what another process must hear, or what
    is due later than this process may live, goes through the queue.
    """

    def __init__(self, url: str, *, concurrency: int) -> None:
        self._app = procrastinate.App(
            connector=procrastinate.PsycopgConnector(
                conninfo=url,
                kwargs={"options": "-c search_path=engine"},
                min_size=1,
                max_size=4,
            )
        )
        self._jobs: dict[str, Job] = {}
        self._periods: list[tuple[timedelta, Callable[[], Awaitable[None]]]] = []
        self._room = asyncio.Semaphore(concurrency)
        self._ringing: set[tuple[str, UUID]] = set()
        self._running: set[asyncio.Task[None]] = set()
        self._tasks: list[asyncio.Task[None]] = []
        self._stack = AsyncExitStack()
        self._is_working = False

    def register(self, job: str, run: Job) -> None:
        """Say what a job of this name does."""
        self._jobs[job] = run

        @self._app.task(name=job)
        async def hear(subject: str) -> None:
            self._ring(job, UUID(subject))

        del hear  # procrastinate keeps it by its name

    async def open(self) -> None:
        """Connect; lays the queue's tables where there are none."""
        try:
            await self._stack.enter_async_context(self._app.open_async())
            await self._lay_tables()
        except BaseException as broken:
            await self._stack.aclose()  # its tasks would keep the event loop from ending
            if isinstance(broken, exceptions.ConnectorException):
                raise StoreUnavailable(
                    "The database does not answer: the motor cannot start."
                ) from broken
            raise

    async def work(self) -> None:
        """Begin to work on jobs, until `close`."""
        self._is_working = True
        worker = self._app.run_worker_async(
            install_signal_handlers=False,
            delete_jobs="always",
            fetch_job_polling_interval=1.0,
            shutdown_graceful_timeout=1.0,
            stalled_worker_timeout=STALLED,
        )
        self._tasks.append(asyncio.create_task(worker))
        self.every(timedelta(seconds=STALLED), self._rescue)
        for period, run in self._periods:
            self._tasks.append(asyncio.create_task(_again_and_again(period, run)))

    async def close(self) -> None:
        """Stop listening, let what runs finish, and disconnect."""
        self._is_working = False
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=LAST_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._stack.aclose()

    async def start(self, job: str, subject: UUID) -> None:
        if self._is_working:
            self._ring(job, subject)
        else:
            await self._defer(job, subject, None)

    async def at(self, job: str, subject: UUID, when: datetime) -> None:
        delay = (when - datetime.now(UTC)).total_seconds()
        if self._is_working and delay < SOON:
            asyncio.get_running_loop().call_later(max(delay, 0), self._ring, job, subject)
        else:
            await self._defer(job, subject, when)

    def every(self, period: timedelta, run: Callable[[], Awaitable[None]]) -> None:
        self._periods.append((period, run))

    async def cancel(self, job: str, subject: UUID) -> None:
        for waiting in await self._app.job_manager.list_jobs_async(
            queueing_lock=_name(job, subject), status="todo"
        ):
            if waiting.id is not None:
                await self._app.job_manager.cancel_job_by_id_async(waiting.id)

    def _ring(self, job: str, subject: UUID) -> None:
        if (job, subject) in self._ringing or not self._is_working:
            return  # a bell that nobody has answered yet will do; the sweeper hears a lost one
        self._ringing.add((job, subject))
        task = asyncio.create_task(self._answer(job, subject))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _answer(self, job: str, subject: UUID) -> None:
        async with self._room:
            self._ringing.discard((job, subject))
            await _guarded(job, subject, self._jobs[job])

    async def _defer(self, job: str, subject: UUID, when: datetime | None) -> None:
        try:
            deferrer = self._app.configure_task(
                job, schedule_at=when, queueing_lock=_name(job, subject)
            )
            await deferrer.defer_async(subject=str(subject))
        except exceptions.AlreadyEnqueued:
            return  # the bell that was rung will do
        except exceptions.ConnectorException as down:
            # The domain row is committed: the sweeper will ring for it.
            log.warning("bell_lost", job=job, reason=type(down).__name__)

    async def _lay_tables(self) -> None:
        if await self._has_tables():
            return
        connector = self._app.connector
        await connector.execute_query_async(SCHEMA)
        try:
            await self._app.schema_manager.apply_schema_async()
        except exceptions.ConnectorException:
            if not await self._has_tables():  # else another process was faster
                raise

    async def _has_tables(self) -> bool:
        there = await self._app.connector.execute_query_one_async(
            "select to_regclass('engine.procrastinate_jobs') is not null as is_there"
        )
        return bool(there["is_there"])

    async def _rescue(self) -> None:
        stalled = await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED)
        for job in stalled:
            await self._app.job_manager.retry_job(job)


async def _guarded(job: str, subject: UUID, run: Job) -> None:
    """The edge of the motor: whatever breaks is logged; the sweeper comes back to the row."""
    try:
        await run(subject)
    except DeskhandError as known:
        log.warning("job_failed", job=job, subject=str(subject), error=type(known).__name__)
    except Exception:  # noqa: BLE001  # the edge: one broken job must not stop the others
        log.exception("job_broke", job=job, subject=str(subject))


async def _again_and_again(period: timedelta, run: Callable[[], Awaitable[None]]) -> None:
    while True:
        jitter = random.uniform(0.8, 1.2)  # noqa: S311  # only keeps processes out of step
        await asyncio.sleep(period.total_seconds() * jitter)
        try:
            await run()
        except (DeskhandError, exceptions.ProcrastinateException) as failed:
            log.warning("period_failed", error=type(failed).__name__)
        except Exception:  # noqa: BLE001  # the edge: the sweeper must come again
            log.exception("period_broke")


def _name(job: str, subject: UUID) -> str:
    return f"{job}:{subject}"
