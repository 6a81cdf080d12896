"""A stage result is written once; who comes later reads it and does nothing again."""

import asyncio

import pytest

from deskhand.domain.draft import Verdict
from deskhand.domain.hold import Hold
from deskhand.domain.journal import Entry
from deskhand.domain.priority import Priority, PriorityName
from deskhand.errors import Overtaken
from deskhand.testing import FixedClock
from deskhand.workflows.journal import Journal

from .desk import hold_of
from .fakes import FakeTurns

PASS = Verdict(outcome="pass", check="guard", reasons=("fine",))


class Maker:
    """A stage that counts how often it was asked."""

    def __init__(self, value: Verdict = PASS) -> None:
        self.value, self.asked = value, 0

    def __call__(self) -> Verdict:
        self.asked += 1
        return self.value

    async def slowly(self) -> Verdict:
        """The same, with others coming in between."""
        await asyncio.sleep(0)
        return self()


def journal(turns: FakeTurns | None = None, hold: Hold | None = None) -> Journal:
    return Journal(hold or hold_of("hello"), turns=turns or FakeTurns(), clock=FixedClock())


async def test_that_a_stage_is_asked_once() -> None:
    notes, stage = journal(), Maker()
    assert [await notes.once("guard", Verdict, stage) for _ in range(3)] == [PASS] * 3
    assert stage.asked == 1
    assert await notes.once("other", Verdict, stage.slowly) == PASS
    assert stage.asked == 2


async def test_that_what_a_crash_left_is_read_and_not_made_again() -> None:
    first = journal()
    low = Priority(name=PriorityName.low, score=3.5, parts={"mood": 3.5})
    await first.once("guard", Verdict, Maker())
    await first.once("prioritize", Priority, lambda: low)
    again, stage = journal(hold=hold_of("hello", entries=tuple(first.fresh))), Maker()
    assert await again.once("guard", Verdict, stage) == PASS
    assert await again.once("prioritize", Priority, lambda: low.model_copy()) == low
    assert stage.asked == 0
    assert again.fresh == [], "nothing of it is written twice"
    await again.once("decide", Verdict, stage)
    assert [entry.position for entry in again.fresh] == [2]


async def test_that_an_entry_says_what_when_and_in_which_pass() -> None:
    hold = hold_of("hello").model_copy(update={"attempts": 2})
    notes = journal(hold=hold)
    await notes.once("concern.1.act.steps.2", Verdict, Maker(), concern=1)
    (entry,) = notes.fresh
    assert (entry.key, entry.stage, entry.concern) == ("concern.1.act.steps.2", "act", 1)
    assert entry.words == "pass: fine."
    assert entry.value == PASS.model_dump(mode="json")
    assert (entry.at, entry.pass_) == (FixedClock().now(), 2)
    assert entry.milliseconds >= 0


@pytest.mark.parametrize(
    ("key", "stage"),
    [
        ("guard", "guard"),
        ("hand_off", "hand_off"),
        ("concern.0.plan", "plan"),
        ("concern.12.investigate.steps.1.then.0", "investigate"),
    ],
)
async def test_that_the_stage_is_read_off_the_key(key: str, stage: str) -> None:
    notes = journal()
    await notes.once(key, Verdict, Maker())
    assert notes.fresh[0].stage == stage


async def test_that_a_commit_writes_only_what_is_new() -> None:
    turns = FakeTurns()
    notes = journal(turns)
    await notes.commit()
    assert turns.written == []
    await notes.once("guard", Verdict, Maker())
    await notes.commit()
    await notes.commit()
    await notes.once("decide", Verdict, Maker())
    await notes.commit()
    assert [[entry.key for entry in each] for each in turns.written] == [["guard"], ["decide"]]


async def test_that_a_stage_that_breaks_leaves_no_entry() -> None:
    notes, stage = journal(), Maker()

    def broken() -> Verdict:
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError, match="planted"):
        await notes.once("guard", Verdict, broken)
    assert notes.fresh == []
    assert await notes.once("guard", Verdict, stage) == PASS


async def test_that_what_concerns_note_side_by_side_is_all_kept() -> None:
    turns, stage = FakeTurns(), Maker()
    notes = journal(turns)
    late: list[Entry] = []

    async def meanwhile() -> None:
        turns.during_write = None
        await notes.once("concern.9.plan", Verdict, stage.slowly, concern=9)
        late.extend(notes.fresh)

    turns.during_write = meanwhile
    await asyncio.gather(
        *(notes.once(f"concern.{n}.plan", Verdict, stage.slowly, concern=n) for n in range(5))
    )
    positions = [entry.position for entry in notes.fresh]
    assert sorted(positions) == list(range(5)), "each has its own place"
    await notes.commit()
    assert [entry.key for entry in late] == ["concern.9.plan"]
    assert notes.fresh == late, "what came while it was writing waits for the next commit"
    await notes.commit()
    assert [len(each) for each in turns.written] == [5, 1]


async def test_that_a_lost_turn_is_said_by_the_commit() -> None:
    turns = FakeTurns()
    turns.plan.fail("write", Overtaken("somebody else has it"))
    notes = journal(turns)
    await notes.once("guard", Verdict, Maker())
    with pytest.raises(Overtaken):
        await notes.commit()
