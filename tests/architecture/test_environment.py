"""The environment is read once, in `settings.py`."""

import ast
from collections.abc import Iterable

from .tree import Source, product

NAMES = frozenset({"environ", "environb", "getenv", "getenvb"})
ALLOWED = frozenset(
    {
        "settings.py",
        "storage/embedded/accounts.py",  # hands it on to Postgres, without what steers Postgres
    }
)


def readers(sources: Iterable[Source]) -> list[str]:
    """Files that read the environment."""
    return sorted({source.path for source in sources if any(map(_reads, ast.walk(source.tree)))})


def _reads(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom) and node.module == "os":
        return any(name.name in NAMES for name in node.names)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.value.id == "os" and node.attr in NAMES
    return False


def test_that_only_the_settings_read_the_environment() -> None:
    assert set(readers(product())) <= ALLOWED


def test_that_a_reader_is_noticed() -> None:
    sources = [
        Source("a.py", "import os\nos.getenv('HOME')"),
        Source("b.py", "from os import environ"),
        Source("c.py", "import os\nos.getpid()"),
    ]
    assert readers(sources) == ["a.py", "b.py"]
