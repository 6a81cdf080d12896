"""The first schema."""

from deskhand.storage.migrations import script

revision = "0001_first"
down_revision = None


def upgrade() -> None:
    """Create everything."""
    script.run(revision)
