"""The local models of a workspace, ready to be asked."""

from dataclasses import dataclass
from pathlib import Path

from deskhand.domain.workspace import Workspace
from deskhand.language import (
    Embedder,
    Languages,
    LexiconMood,
    PatternDetails,
    best_embedder,
    install,
    keep_to_one_core,
    train,
)
from deskhand.ports import DetailFinder, IntentModel, LanguageFinder, MoodReader


@dataclass(frozen=True)
class Models:
    """What understanding needs; loading takes a second, so tests share one."""

    embedder: Embedder
    intents: IntentModel
    languages: LanguageFinder
    moods: MoodReader
    details: DetailFinder


def load_models(home: Path, workspace: Workspace) -> Models:
    """Load the sentence model and train on the playbooks' examples, or read the last training."""
    keep_to_one_core()
    embedder, company = best_embedder(home), workspace.company
    return Models(
        embedder=embedder,
        intents=train(
            _examples(workspace),
            workspace.none_of_these,
            embedder=embedder,
            cache=home / "cache",
        ),
        languages=Languages(home / "cache"),
        moods=LexiconMood(),
        details=PatternDetails(
            order_id_pattern=company.order_id_pattern, products=workspace.products
        ),
    )


def _examples(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return {
        playbook.category: tuple(text for texts in playbook.examples.values() for text in texts)
        for playbook in workspace.playbooks
    }


__all__ = ["Models", "install", "load_models"]
