import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskhand.language.details import emails

NAMES = st.from_regex(r"[a-z0-9]([a-z0-9._+-]{0,20}[a-z0-9])?", fullmatch=True)
HOSTS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?\.(com|de|example)", fullmatch=True)


def values(text: str) -> list[str]:
    return [detail.value for detail in emails.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it is Tom@Example.com.", ["tom@example.com"]),
        ("<mara@example.com>, (sam@example.com)", ["mara@example.com", "sam@example.com"]),
        ("mailto:mara@example.com?subject=hi", ["mara@example.com"]),
        ("mara@ example.com", ["mara@example.com"]),  # a phone's keyboard adds the space
        ("élodie@exämple.fr", ["élodie@exämple.fr"]),
        ("a.b+c_d@mail.shop.example", ["a.b+c_d@mail.shop.example"]),
        ("is it tom@example.com's account", ["tom@example.com"]),
        ("two@one@example.com", ["one@example.com"]),
        ("see you @ noon, not @home", []),
        ("tom@localhost", []),
        ("tom@example.c0m", []),
        ("@example.com", []),
        ("tom@", []),
    ],
)
def test_that_addresses_are_found_and_folded(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@given(NAMES, HOSTS, st.sampled_from(["", ".", ",", "!", ")", "?", ";"]))
def test_that_any_ordinary_address_is_found_whole(name: str, host: str, mark: str) -> None:
    assert values(f"write to {name}@{host}{mark} please") == [f"{name}@{host}"]
