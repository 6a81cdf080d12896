"""Tools that answer as told, and a world that counts what was done to it."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from deskhand.domain.customer import Principal
from deskhand.domain.tool import ToolCard
from deskhand.errors import ToolFailed, ToolRefused, ToolUnavailable
from deskhand.ports import Facts

Answer = Mapping[str, JsonValue]


@dataclass(frozen=True)
class AnswerLost:
    """It happens, but the caller never hears of it."""

    answer: Answer


@dataclass(frozen=True)
class ToolCall:
    """One call, whatever became of it."""

    name: str
    arguments: Facts
    principal: Principal
    key: str | None = None


class FakeToolBox:
    """Fulfils `ports.ToolBox`.

    It is worse than a real one: the same key done twice is done twice, so that a test can see it.
    """

    def __init__(self, *cards: ToolCard) -> None:
        self._cards = {card.name: card for card in cards}
        self._script: dict[str, deque[Answer | AnswerLost | ToolFailed]] = {}
        self._is_blind = False
        self._hidden = False
        self.calls: list[ToolCall] = []
        """Every lookup and action that was called, in order."""
        self.effects: list[tuple[str, dict[str, JsonValue]]] = []
        """Key and answer of everything that was done to the world, in order."""

    def will(self, name: str, *answers: Answer | AnswerLost | ToolFailed) -> None:
        """Say what the next calls of this tool lead to; after them it answers with nothing."""
        self._script[name] = deque(answers)

    def go_blind(self) -> None:
        """Answer no question about effects any more."""
        self._is_blind = True

    def hide_effects(self) -> None:
        """Let nobody see, when reading back, what was done."""
        self._hidden = True

    def happened(self, key: str, answer: Answer) -> None:
        """Let something have been done before the test began."""
        self.effects.append((key, dict(answer)))

    def card(self, name: str) -> ToolCard | None:
        """The declaration of this tool."""
        return self._cards.get(name)

    def cards(self) -> tuple[ToolCard, ...]:
        """All declarations, by name."""
        return tuple(self._cards[name] for name in sorted(self._cards))

    async def look_up(
        self, name: str, arguments: Facts, *, principal: Principal
    ) -> dict[str, JsonValue]:
        """Answer as told."""
        self.calls.append(ToolCall(name, arguments, principal))
        return self._answer(name)

    async def act(
        self, name: str, arguments: Facts, *, principal: Principal, key: str
    ) -> dict[str, JsonValue]:
        """Do as told, and count it."""
        self.calls.append(ToolCall(name, arguments, principal, key))
        return self._answer(name, key)

    async def find_effect(self, name: str, *, key: str) -> dict[str, JsonValue] | None:
        """What was done under this key."""
        if self._is_blind:
            raise ToolUnavailable(f"The fake {name} does not tell what it did.")
        return next((answer for done, answer in self.effects if done == key), None)

    async def read_back(self, name: str, *, key: str) -> bool:
        """Whether something was done under this key."""
        if self._is_blind:
            raise ToolRefused(f"The fake {name} cannot look.")
        return not self._hidden and any(done == key for done, _ in self.effects)

    def _answer(self, name: str, key: str | None = None) -> dict[str, JsonValue]:
        script = self._script.get(name)
        told: Answer | AnswerLost | ToolFailed = script.popleft() if script else {}
        if isinstance(told, ToolFailed):
            raise told
        answer = dict(told.answer if isinstance(told, AnswerLost) else told)
        if key is not None:
            self.effects.append((key, answer))
        if isinstance(told, AnswerLost):
            raise ToolUnavailable(f"The fake {name} did not answer in time.")
        return answer
