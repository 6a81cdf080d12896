"""Own overhead of a turn without a model: message in to reply committed.

    python -m benchmarks.turns [--turns 1000] [--out FILE]

Starts `deskhand serve` with the demo workspace and its embedded Postgres in a process of its own,
drives it over HTTP on 127.0.0.1, and reads the times from the desk's own rows (received to
finished, by the database's clock) and from the system (CPU and memory of the app alone).
"""

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg

from deskhand.api import customer_token
from deskhand.settings import read_settings
from deskhand.starter import demo
from deskhand.storage.embedded import EmbeddedPostgres
from deskhand.world import SystemChance, SystemClock

SECRET = "b" * 43
QUESTIONS = (
    "How do I descale the Hearth espresso machine?",
    "Where is my order CK-1042?",
    "I forgot my password",
    "I want to talk to a person",
)
TICK = os.sysconf("SC_CLK_TCK")
JOURNAL = """
select stage, round(avg(total)::numeric, 2) from (
    select turn_id, stage, sum(milliseconds) as total from deskhand.journal
    where key not like 'concern._.plan' group by turn_id, stage
) s group by stage order by 2 desc
"""
TIMES = """
select extract(epoch from finished_at - received_at) * 1000 from deskhand.turns
where state = 'done' and received_at >= %s order by received_at
"""


@dataclass(frozen=True)
class App:
    """The process under measure."""

    pid: int
    address: str
    database: str

    def cpu(self) -> float:
        """Seconds of CPU the app used so far, all threads, without Postgres."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def memory(self) -> float:
        """Resident megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@contextlib.contextmanager
def started(home: Path) -> Generator[App]:
    """A desk on a free port, stopped at the end."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    environment = {**os.environ, "DESKHAND_HOME": str(home), "DESKHAND_SECRET": SECRET}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "deskhand", "serve", "--workspace", str(demo())]
    process = subprocess.Popen(  # noqa: S603  # our own program
        [*command, "--port", str(port)], env=environment, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield App(process.pid, address, EmbeddedPostgres(home).url("desk_copper_kettle"))
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        if process.poll() is not None:
            raise SystemExit("the desk did not start")
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{address}/healthz").status_code == 200:
                return
        time.sleep(0.05)
    raise SystemExit("the desk did not answer within a minute")


def prepared_home(home: Path, models: Path) -> Path:
    """A home of its own, with the local model that is there already."""
    for part in ("models", "cache"):
        if (models / part).exists():
            shutil.copytree(models / part, home / part)
    return home


async def drive(app: App, turns: int, at_once: int) -> dict[str, float]:
    """So many conversations of one turn each, so many at once."""
    room = asyncio.Semaphore(at_once)
    seen: list[float] = []
    now, id = SystemClock().now(), SystemChance().id()
    token = customer_token.sign(SECRET, email="mara@example.com", name="Mara", now=now, id=id)
    limits = httpx.Limits(max_connections=at_once)
    async with httpx.AsyncClient(base_url=app.address, timeout=60, limits=limits) as http:

        async def one(number: int) -> None:
            body = {
                "channel": "chat",
                "message": QUESTIONS[number % len(QUESTIONS)],
                "client_message_id": str(uuid4()),
                "customer_token": token,
            }
            async with room:
                began = time.perf_counter()
                answer = await http.post("/v1/conversations?wait=30", json=body)
                seen.append((time.perf_counter() - began) * 1000)
            if answer.status_code != 201 or not answer.json().get("outcome"):
                raise SystemExit(f"a turn failed: {answer.status_code} {answer.text[:300]}")

        with psycopg.connect(app.database) as line:
            row = line.execute("select now()").fetchone()
        began, cpu = time.perf_counter(), app.cpu()
        await asyncio.gather(*(one(number) for number in range(turns)))
        wall, cpu = time.perf_counter() - began, app.cpu() - cpu
    with psycopg.connect(app.database) as line:
        inside = [float(r[0]) for r in line.execute(TIMES, [row and row[0]]).fetchall()]
    return {
        "at_once": at_once,
        "turns": turns,
        "turns_per_second": round(turns / wall, 1),
        "inside_p50_ms": round(statistics.median(inside), 2),
        "inside_p95_ms": round(statistics.quantiles(inside, n=20)[18], 2),
        "http_p50_ms": round(statistics.median(seen), 2),
        "http_p95_ms": round(statistics.quantiles(seen, n=20)[18], 2),
        "cpu_ms_per_turn": round(cpu / turns * 1000, 2),
    }


def idle(app: App, seconds: float) -> float:
    """Share of one core that the app uses while nothing happens, in percent."""
    cpu = app.cpu()
    time.sleep(seconds)
    return round((app.cpu() - cpu) / seconds * 100, 2)


def measure(turns: int, models: Path) -> dict[str, object]:
    """All numbers, in one run on one machine."""
    with tempfile.TemporaryDirectory(prefix="deskhand-bench-") as folder:
        home = prepared_home(Path(folder), models)
        with started(home) as app:
            result: dict[str, object] = {"memory_after_start_mb": round(app.memory(), 1)}
            asyncio.run(drive(app, 100, 4))  # everything is loaded and prepared once
            result["loads"] = [asyncio.run(drive(app, turns, n)) for n in (1, 16)]
            result["memory_after_turns_mb"] = round(app.memory(), 1)
            time.sleep(3)
            result["idle_cpu_percent"] = idle(app, 20)
            with psycopg.connect(app.database) as line:
                rows = line.execute(JOURNAL).fetchall()
            result["stage_mean_ms"] = {str(r[0]): float(r[1]) for r in rows}
        return result


def main() -> None:
    """Measure and write the result as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=1000)
    parser.add_argument("--models", type=Path, default=read_settings().home)
    parser.add_argument("--out", type=Path, default=Path("benchmarks/results/turns.json"))
    options = parser.parse_args()
    result = measure(options.turns, options.models)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(result, indent=2) + "\n")
    sys.stdout.write(json.dumps(result, indent=2) + "\n")


if __name__ == "__main__":
    main()
