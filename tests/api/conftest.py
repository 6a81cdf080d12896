"""One demo desk behind HTTP for all tests of this folder; each opens conversations of its own."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from pathlib import Path

import psycopg
import pytest
from psycopg.types.json import Jsonb

from deskhand.bootstrap import Models
from deskhand.domain.closing import Fact
from deskhand.language.ngrams import NGrams
from deskhand.testing.postgres import Databases
from journeys.conftest import served, settings_for
from journeys.visitor import Colleague, OpenDesk
from workflows.fakes import FakeModels

Put = Callable[..., Awaitable[None]]
WORDS = {"password": "password_reset", "order": "order_status"}


@pytest.fixture(scope="session")
def light_models() -> Models:
    """Models that need no file: understanding is not what these tests are about."""
    fake = FakeModels(WORDS)
    return Models(embedder=NGrams(), intents=fake, languages=fake, moods=fake, details=fake)


@pytest.fixture(scope="session")
def url(databases: Databases) -> Generator[str]:
    """The database of the desk."""
    url = databases.create()
    yield url
    databases.drop(url)


@pytest.fixture(scope="session")
async def desk(
    url: str, light_models: Models, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[OpenDesk]:
    """The desk; its clock stands still, and no test may move it."""
    home: Path = tmp_path_factory.mktemp("home")
    async with served(settings_for(url, home), light_models) as open_desk:
        yield open_desk


@pytest.fixture
def put(url: str) -> Put:
    """Books facts of a conversation, as another process of the desk would."""

    async def put(conversation_id: str, *facts: Fact) -> None:
        sql = (
            "insert into deskhand.events (ticket_id, type, data)"
            " select %s, e.type, e.data from jsonb_to_recordset(%s) as e(type text, data jsonb)"
        )
        told = Jsonb([fact.model_dump(mode="json") for fact in facts])
        async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
            await connection.execute(sql, [conversation_id, told])

    return put


@pytest.fixture(scope="session")
async def ada(desk: OpenDesk) -> Colleague:
    """A teammate who is signed in."""
    return await desk.teammate()
