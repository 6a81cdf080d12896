"""The SQL of the shop lies in its folder, each statement with its purpose."""

from importlib.resources import files

import pytest

from deskhand.connectors.copper_kettle.statement import statement

NAMES = sorted(
    file.name.removesuffix(".sql")
    for file in files("deskhand.connectors.copper_kettle").joinpath("sql").iterdir()
)


@pytest.mark.parametrize("name", NAMES)
def test_that_a_statement_says_what_it_is_for(name: str) -> None:
    assert statement(name).startswith("-- ")


def test_that_an_unknown_statement_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        statement("nothing")
