"""Static files of the widget, served with a lasting address or a quick check."""

import re
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

from fastapi import Request, Response

_SHORT = "public, max-age=300"
_LASTING = "public, max-age=31536000, immutable"
_TYPES = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}

_GAP = r"(?:\s|/\*.*?\*/|//[^\n]*(?:\n|$))"
_TEXT = r'"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`'
_PATTERN = r"(?<=\()/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\[])+/"
_PIECE = re.compile(
    rf"(?P<kept>{_TEXT}|{_PATTERN})|{_GAP}*(?P<sign>[{{}}()\[\];,:?=<>&|!+*]){_GAP}*|(?P<gap>{_GAP}+)",
    re.DOTALL,
)


class StaticFile(NamedTuple):
    """A file as it is sent."""

    name: str
    content: bytes
    version: str

    @property
    def address(self) -> str:
        """Where it lives; the version makes it a new address when the content changes."""
        return f"/{self.name}?v={self.version}"


def squeezed(source: str) -> str:
    """Leave out of a script what only its readers need: comments and most white space.

    It knows as much of JavaScript as our own script needs: strings in double quotes or backticks,
    regular expressions right after a parenthesis, a semicolon after each statement.
    """
    return _PIECE.sub(lambda piece: piece["kept"] or piece["sign"] or _gap(piece["gap"]), source)


def _gap(space: str | None) -> str:
    return "" if space is None else "\n" if "\n" in space else " "


def read(name: str) -> StaticFile:
    """Read a file of the package; scripts are squeezed."""
    source = files("deskhand.widget").joinpath("static", name).read_text(encoding="utf-8")
    content = (squeezed(source) if name.endswith(".js") else source).encode()
    return StaticFile(name=name, content=content, version=sha256(content).hexdigest()[:8])


def send(file: StaticFile, request: Request) -> Response:
    """Answer with the file, or with 304 when the browser has this version."""
    tag = f'"{file.version}"'
    headers = {
        "ETag": tag,
        "Cache-Control": _LASTING if request.query_params.get("v") == file.version else _SHORT,
        "X-Content-Type-Options": "nosniff",
        # Any page may carry the widget, whatever isolation it asks for.
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    known = (each.strip().removeprefix("W/") for each in _known_tags(request))
    if any(each in (tag, "*") for each in known):
        return Response(status_code=304, headers=headers)
    kind = _TYPES[file.name.rpartition(".")[2]]
    return Response(file.content, media_type=kind, headers=headers)


def _known_tags(request: Request) -> list[str]:
    return request.headers.get("if-none-match", "").split(",")
