"""Puts the browser libraries of the console into the package while it is built."""

from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = "django-htmx==1.29.0"
FOLDER = "src/deskhand/console/static/lib"


class File(NamedTuple):
    """A file of the carrier wheel, under our name, as it was tested."""

    source: str
    name: str
    sha256: str

    def is_good(self, data: bytes) -> bool:
        """Are these the bytes this project was tested with?"""
        return sha256(data).hexdigest() == self.sha256


FILES = (
    File(
        "django_htmx/static/django_htmx/htmx-2.min.js",
        "htmx.js",
        "71ea67185bfa8c98c39d31717c6fce5d852370fcdfd129db4543774d3145c0de",
    ),
    File(
        "django_htmx/static/django_htmx/ext/hx-sse-2.min.js",
        "hx-sse.js",
        "98a46496de0c3605fbffdce9167ba427bdd9553184f83f149c261891a92c0136",
    ),
)


class BrowserLibraries(BuildHookInterface[BuilderConfig]):
    """Copies what is missing out of a wheel of the package index."""

    def missing(self) -> list[tuple[File, Path]]:
        """Files that are not there, or are there with other bytes."""
        places = [(file, Path(self.root, FOLDER, file.name)) for file in FILES]
        return [(f, p) for f, p in places if not (p.is_file() and f.is_good(p.read_bytes()))]

    def dependencies(self) -> list[str]:
        """What the build environment needs: nothing when all files are in place."""
        return [SOURCE] if self.missing() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Copy them, and refuse bytes that nobody has tested."""
        for file, target in self.missing():
            data = Path(str(distribution("django-htmx").locate_file(file.source))).read_bytes()
            if not file.is_good(data):
                raise RuntimeError(f"{file.source} is not the file this project was tested with")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
