"""What deskhand.toml names exists: queues, specialists, connectors and the lookup of identity."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from deskhand.domain.problem import Problem
from deskhand.domain.tool import ToolCard
from deskhand.playbooks.desk_reader import SourcedDesk
from deskhand.playbooks.reader import Sourced
from deskhand.playbooks.source.notes import did_you_mean

SPECIALISTS = frozenset({"account", "technical", "billing", "product", "orders"})


def check(
    desk: SourcedDesk, playbooks: Sequence[Sourced], tools: Iterable[ToolCard]
) -> Iterator[Problem]:
    """What is wrong between deskhand.toml and the rest."""
    cards = tuple(tools)
    yield from _check_routing(desk, playbooks)
    yield from _check_connectors(desk, {card.connector for card in cards})
    yield from _check_identity(desk, playbooks, {card.name: card for card in cards})


def _check_routing(desk: SourcedDesk, playbooks: Sequence[Sourced]) -> Iterator[Problem]:
    queues = {queue.name for queue in desk.workspace.queues}
    routing = desk.workspace.routing
    targets = {"routing.default": routing.default}
    targets |= {f"routing.by_reason.{name}": q for name, q in routing.by_reason.items()}
    targets |= {f"routing.by_specialist.{name}": q for name, q in routing.by_specialist.items()}
    for path, queue in targets.items():
        if queue not in queues:
            near = did_you_mean(queue, queues)
            yield desk.problem(path, f"There is no queue '{queue}' under [[queues]]; {near}")
    specialists = SPECIALISTS | {each.playbook.specialist for each in playbooks}
    for name in routing.by_specialist:
        if name not in specialists:
            sentence = f"There is no specialist '{name}'; {did_you_mean(name, specialists)}"
            yield desk.problem(f"routing.by_specialist.{name}", sentence)


def _check_connectors(desk: SourcedDesk, known: set[str]) -> Iterator[Problem]:
    for name in desk.workspace.connectors:
        if name not in known:
            near = did_you_mean(name, known)
            yield desk.problem("connectors", f"There is no connector '{name}'; {near}")


def _check_identity(
    desk: SourcedDesk, playbooks: Sequence[Sourced], cards: Mapping[str, ToolCard]
) -> Iterator[Problem]:
    lookup = desk.workspace.identity.lookup
    if not lookup:
        for each in playbooks:
            if each.playbook.identity == "verified":
                yield each.problem(
                    "identity",
                    "Nobody can prove who they are here: deskhand.toml has no [identity]; "
                    "add it with the lookup that finds an account by its e-mail address.",
                )
        return
    card = cards.get(lookup)
    if card is None or card.is_action or "email" not in card.arguments:
        fit = [c.name for c in cards.values() if not c.is_action and "email" in c.arguments]
        sentence = f"'{lookup}' is no lookup that takes an 'email'; {did_you_mean(lookup, fit)}"
        yield desk.problem("identity.lookup", sentence)
