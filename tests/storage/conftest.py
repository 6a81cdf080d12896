"""The stores of a desk on a real database, which each test finds empty."""

from collections.abc import AsyncGenerator

import pytest

from deskhand.storage.database import Store, open_store
from deskhand.testing.postgres import Databases

from .bench import Bench, emptied


@pytest.fixture(scope="session")
async def shelf(databases: Databases) -> AsyncGenerator[Store]:
    """One database for all tests of this folder: emptying it is faster than copying one."""
    url = databases.create()
    pool = await open_store(url, pool_size=8)
    yield pool
    await pool.close()
    databases.drop(url)


@pytest.fixture
async def bench(shelf: Store) -> Bench:
    """Every store of the desk, on an empty database."""
    await emptied(shelf)
    return Bench(shelf)
