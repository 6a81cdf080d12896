"""What every test may ask for: a fresh database, and an open pool on it."""

import os
from collections.abc import AsyncIterator, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from deskhand.storage.database import Store, open_store
from deskhand.storage.embedded import EmbeddedPostgres
from deskhand.storage.migrate import migrate
from deskhand.testing.postgres import TEST_SETTINGS, Databases, fingerprint, serving

MIGRATIONS = Path(str(files("deskhand.storage").joinpath("migrations")))


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Iterator[Databases]:
    given = os.environ.get("DESKHAND_TEST_DATABASE_URL")
    if given:
        yield Databases(given, migrate=migrate, fingerprint=fingerprint(MIGRATIONS))
        return
    home = request.config.rootpath / ".pytest_cache" / "postgres"  # the same for all workers
    server = EmbeddedPostgres(home, TEST_SETTINGS)
    with serving(server, migrate=migrate, folder=MIGRATIONS) as databases:
        yield databases


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """A migrated database of this test alone."""
    url = databases.create()
    yield url
    databases.drop(url)


@pytest.fixture
def empty_database_url(databases: Databases) -> Iterator[str]:
    """A database of this test alone, without any schema."""
    url = databases.create(is_empty=True)
    yield url
    databases.drop(url)


@pytest.fixture
async def store_pool(database_url: str) -> AsyncIterator[Store]:
    """An open pool on a database of this test alone."""
    pool = await open_store(database_url, pool_size=8)
    yield pool
    await pool.close()
