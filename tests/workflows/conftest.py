"""A desk whose stores are real and whose surroundings are the test's."""

from collections.abc import AsyncGenerator

import pytest

from deskhand.storage.database import Store, open_store
from deskhand.testing.postgres import Databases
from storage.bench import Bench, emptied

from .desk import TestDesk, desk_on


@pytest.fixture(scope="session")
async def shelf(databases: Databases) -> AsyncGenerator[Store]:
    """One database for all tests of this folder."""
    url = databases.create()
    pool = await open_store(url, pool_size=8)
    yield pool
    await pool.close()
    databases.drop(url)


@pytest.fixture
async def desk(shelf: Store) -> TestDesk:
    """A desk on an empty database."""
    await emptied(shelf)
    return desk_on(Bench(shelf))
