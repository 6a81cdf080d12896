"""A child process that a test speaks with line by line, and may kill."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from collections.abc import Sequence
from typing import IO, cast


class Child:
    """It reads commands from its input and answers each with one line."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - a test's own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        # Pipes were asked for, so they are there.
        self._input = cast(IO[bytes], self._process.stdin)
        self._output = cast(IO[bytes], self._process.stdout)
        self._read = b""

    @property
    def pid(self) -> int:
        return self._process.pid

    def tell(self, command: str) -> None:
        """Say it without waiting for the answer."""
        self._input.write(command.encode() + b"\n")
        self._input.flush()

    def answer(self, within: float = 60.0) -> str:
        """The next line it says; TimeoutError when it says none in time."""
        stream = self._output.fileno()
        until = time.monotonic() + within
        while b"\n" not in self._read:
            ready, _, _ = select.select([stream], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                raise TimeoutError(f"no answer within {within} s")
            more = os.read(stream, 65536)
            if not more:
                raise EOFError(f"the child ended with status {self._process.wait()}")
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        return line.decode()

    def ask(self, command: str, within: float = 60.0) -> str:
        self.tell(command)
        return self.answer(within)

    def kill(self) -> None:
        """As `kill -9` does it, however often; nothing of it stays open."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._input.close()
        self._output.close()
