"""Fakes for everything from outside, as nasty as the world: for our tests and for yours."""

from deskhand.testing import samples
from deskhand.testing.chance import SeededChance
from deskhand.testing.clock import FixedClock
from deskhand.testing.hostile import HOSTILE, busy_seconds
from deskhand.testing.ledger import MemoryLedger
from deskhand.testing.limits import MemoryLimits
from deskhand.testing.post import FakeMail, FakeMailbox, FakeSms
from deskhand.testing.tools import AnswerLost, FakeToolBox, ToolCall

__all__ = [
    "HOSTILE",
    "AnswerLost",
    "FakeMail",
    "FakeMailbox",
    "FakeSms",
    "FakeToolBox",
    "FixedClock",
    "MemoryLedger",
    "MemoryLimits",
    "SeededChance",
    "ToolCall",
    "busy_seconds",
    "samples",
]
