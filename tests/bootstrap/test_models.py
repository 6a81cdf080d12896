"""The local models are trained on the playbooks' examples, once, and work without any file."""

from pathlib import Path
from time import perf_counter

import pytest

from deskhand.bootstrap import Models, load_models, read_workspace
from deskhand.domain.workspace import Workspace
from deskhand.starter import template


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    return read_workspace(template())


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def loaded(home: Path, workspace: Workspace) -> Models:
    return load_models(home, workspace)


def test_that_a_home_without_the_model_has_the_smaller_one(loaded: Models) -> None:
    assert loaded.embedder.name.startswith("ngrams")


def test_that_an_example_of_a_playbook_is_understood(loaded: Models, workspace: Workspace) -> None:
    (playbook,) = workspace.playbooks
    example = playbook.examples["en"][0]
    (guess,) = loaded.intents.guess([example])
    assert guess.category == playbook.category
    (other,) = loaded.intents.guess(["I want my money back"])
    assert other.category is None


def test_that_details_follow_the_companys_pattern(loaded: Models) -> None:
    found = loaded.details.details("my order AB-1234, mail mara@example.com")
    assert {(each.kind, each.value) for each in found} == {
        ("order_id", "AB-1234"), ("email", "mara@example.com")
    }  # fmt: skip


def test_that_the_second_start_reads_what_the_first_has_learned(
    home: Path, loaded: Models, workspace: Workspace
) -> None:
    files = {path: path.stat().st_mtime_ns for path in (home / "cache").rglob("*")}
    assert files
    began = perf_counter()
    again = load_models(home, workspace)
    assert perf_counter() - began < 5
    assert {path: path.stat().st_mtime_ns for path in (home / "cache").rglob("*")} == files
    texts = ["when are you open", "I want my money back"]
    assert again.intents.guess(texts) == loaded.intents.guess(texts)
