"""The console's files for the browser, each under an address that tells its content."""

import gzip
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from deskhand.errors import FilesMissing, NotFound

ROOT = "/console/static"
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_NAMES = ("desk.css", "desk.js", "keys.js", "live.js", "stream.js", "icons.svg", "mark.svg")
_LIBRARIES = ("lib/htmx.js", "lib/hx-sse.js")


class Asset(NamedTuple):
    """One file, ready to be sent."""

    data: bytes
    zipped: bytes
    kind: str
    version: str


def _load(folder: Traversable) -> dict[str, Asset]:
    loaded: dict[str, Asset] = {}
    for name in _NAMES + _LIBRARIES:
        place = folder.joinpath(name)
        if not place.is_file():
            raise FilesMissing(
                f"The console's browser file {name} is missing: run `pip install -e .` once."
            )
        data = place.read_bytes()
        kind = _TYPES[name.rsplit(".", 1)[-1]]
        loaded[name] = Asset(data, gzip.compress(data, mtime=0), kind, sha256(data).hexdigest()[:8])
    return loaded


class Assets:
    """All files of the console for the browser."""

    def __init__(self, folder: Traversable | None = None) -> None:
        """Read them once, from the package where no folder is named; raises FilesMissing."""
        self._assets = _load(folder or files("deskhand.console").joinpath("static"))

    def url(self, name: str) -> str:
        """Where the browser gets this file."""
        return f"{ROOT}/{name}?v={self._assets[name].version}"

    async def serve(self, request: Request, name: str) -> Response:
        """Answer with the file, to be kept for a year."""
        asset = self._assets.get(name)
        if asset is None:
            raise NotFound(f"There is no file {name!r} in the console.")
        is_zipped = "gzip" in request.headers.get("accept-encoding", "")
        headers = {
            "Cache-Control": "public, max-age=31536000, immutable",
            "Vary": "Accept-Encoding",
            **({"Content-Encoding": "gzip"} if is_zipped else {}),
        }
        data = asset.zipped if is_zipped else asset.data
        return Response(data, media_type=asset.kind, headers=headers)
