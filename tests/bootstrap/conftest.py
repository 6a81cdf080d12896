"""What a desk is opened with in these tests: light models, and settings of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from deskhand.bootstrap import Models, OwnPlugs, Plan
from deskhand.language.ngrams import NGrams
from deskhand.settings import read_settings
from deskhand.starter import template
from workflows.fakes import FakeModels

MakePlan = Callable[..., Plan]


@pytest.fixture(scope="session")
def models() -> Models:
    """Models that need no file."""
    fake = FakeModels({"open": "general_question"})
    return Models(embedder=NGrams(), intents=fake, languages=fake, moods=fake, details=fake)


@pytest.fixture
def plan(tmp_path: Path, models: Models) -> MakePlan:
    """A plan for the template workspace on this database."""

    def plan(url: str, folder: Path | None = None, **environment: str) -> Plan:
        around = {"DESKHAND_HOME": str(tmp_path / "home"), "DATABASE_URL": url, **environment}
        return Plan(
            settings=read_settings(around),
            folder=folder or template(),
            public_url="http://desk.example",
            works=False,
            own=OwnPlugs(models=models),
        )

    return plan
