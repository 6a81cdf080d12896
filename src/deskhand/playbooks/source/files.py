"""The files of a workspace folder and their fingerprint."""

import hashlib
from pathlib import Path

from deskhand.playbooks.source.notes import Notes

LARGEST = 1_000_000


def files_of(folder: Path) -> tuple[Path, ...]:
    """All files, by their path inside the folder; hidden ones and caches are none of ours."""
    inside = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return tuple(sorted((path for path in inside if _is_ours(path)), key=Path.as_posix))


def read_text(folder: Path, file: str, notes: Notes) -> str | None:
    """The text of a file; None, with a note, when it cannot be read."""
    try:
        raw = (folder / file).read_bytes()
    except OSError as failed:
        why = (failed.strerror or "it is not there").lower()
        notes.add(1, f"The file cannot be read ({why}); put it there or correct its rights.")
        return None
    if len(raw) > LARGEST:
        notes.add(
            1, f"The file has {len(raw):,} bytes, and at most {LARGEST:,} are read; split it."
        )
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        line = raw.count(b"\n", 0, broken.start) + 1
        notes.add(line, "This line is not UTF-8; save the file as UTF-8.")
        return None


def fingerprint(folder: Path) -> str:
    """First 12 digits of the SHA-256 over all files with their paths."""
    digest = hashlib.sha256()
    for path in files_of(folder):
        content = (folder / path).read_bytes()
        digest.update(f"{path.as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _is_ours(path: Path) -> bool:
    return not any(part.startswith(".") or part == "__pycache__" for part in path.parts)
