"""Something wrong in a file that a company wrote, with its place and its remedy."""

from deskhand.domain.value import Value


class Problem(Value):
    """One fault in a workspace."""

    file: str
    """Path inside the workspace, such as `playbooks/password_reset.yaml`."""
    line: int
    """First line is 1."""
    sentence: str
    """What is wrong and what to do about it."""

    def words(self) -> str:
        """Say it in one line, as an editor can jump to it."""
        return f"{self.file}:{self.line}: {self.sentence}"
