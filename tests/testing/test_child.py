"""A child process answers, is waited for only so long, and dies when told."""

import os
import sys
from collections.abc import Iterator

import pytest

from deskhand.testing.child import Child

ECHO = """
import sys
for line in sys.stdin:
    if line == "end\\n": break
    if line != "hush\\n": print(line.strip()[::-1], flush=True)
"""


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child([sys.executable, "-c", ECHO])
    yield child
    child.kill()


def test_that_it_answers_line_by_line(child: Child) -> None:
    child.tell("one")
    child.tell("two")
    assert [child.answer(), child.answer(), child.ask("three")] == ["eno", "owt", "eerht"]


def test_that_silence_is_not_waited_for_without_end(child: Child) -> None:
    with pytest.raises(TimeoutError):
        child.ask("hush", within=0.1)


def test_that_its_end_is_noticed(child: Child) -> None:
    with pytest.raises(EOFError):
        child.ask("end")


def test_that_killing_it_twice_is_fine(child: Child) -> None:
    child.kill()
    child.kill()
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)
