"""A token speaks for a customer only if the host page signed it, for us, and for a short time."""

import base64
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha256, sha512
from random import Random
from uuid import UUID

import pytest

from deskhand.api import customer_token
from deskhand.domain.customer import Assurance
from deskhand.errors import NotSignedIn

SECRET = "the key that the host page and the desk share"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AT = NOW.timestamp()
GOOD = {"aud": "deskhand", "sub": "mara@example.com", "iat": AT - 10, "exp": AT + 600}
HEADER = {"alg": "HS256", "typ": "JWT"}
BARE = object()
"""Marks a claim that is left out."""


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def signed(
    claims: object = GOOD,
    *,
    header: Mapping[str, object] = HEADER,
    secret: str = SECRET,
    digest: object = sha256,
) -> str:
    """A token made by hand, so that it can be as wrong as we like."""
    begin = f"{part(header)}.{part(claims)}"
    signature = hmac.new(secret.encode(), begin.encode(), digest).digest()  # pyright: ignore[reportArgumentType]
    return f"{begin}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def with_(**changes: object) -> dict[str, object]:
    return {key: value for key, value in {**GOOD, **changes}.items() if value is not BARE}


def is_refused(token: str) -> bool:
    try:
        customer_token.read(SECRET, token, now=NOW)
    except NotSignedIn as refused:
        said = str(refused)
        assert said.startswith("The customer token is ")
        assert said.endswith("Sign the customer in again.")
        return True
    return False


def test_that_a_good_token_proves_who_is_signed_in() -> None:
    principal = customer_token.read(SECRET, signed(with_(name="Mara L.")), now=NOW)
    assert principal.level is Assurance.channel_verified
    assert (principal.email, principal.name) == ("mara@example.com", "Mara L.")
    assert (principal.method, principal.proven_at) == ("customer_token", NOW)


def test_that_what_we_sign_ourselves_is_read_back_for_an_hour() -> None:
    token = customer_token.sign(
        SECRET, email=" Mara@Example.COM", name="Mara", now=NOW, id=UUID(int=7)
    )
    for minutes, is_good in ((0, True), (59, True), (60, False), (61, False), (-2, False)):
        moment = NOW + timedelta(minutes=minutes)
        try:
            email = customer_token.read(SECRET, token, now=moment).email
        except NotSignedIn:
            email = None
        assert email == ("mara@example.com" if is_good else None), minutes


@pytest.mark.parametrize(
    "claims",
    [
        with_(aud=["someone", "deskhand"]),
        with_(sub="MARA@Example.com"),
        with_(sub="mära@exämple.com"),
        with_(iat=AT + 59),  # two clocks never agree
        with_(iat=int(AT), exp=int(AT) + 3600),
        with_(extra={"deeply": ["nested"]}),
    ],
)
def test_that_the_ordinary_differences_between_hosts_are_fine(claims: dict[str, object]) -> None:
    assert not is_refused(signed(claims))


FORGED: dict[str, str] = {
    "no algorithm": f"{part({'alg': 'none'})}.{part(GOOD)}.",
    "no algorithm, spelled oddly": f"{part({'alg': 'NonE'})}.{part(GOOD)}.",
    "no algorithm but a signature": signed(header={"alg": "none"}),
    "no signature": signed().rpartition(".")[0] + ".",
    "two parts": signed().rpartition(".")[0],
    "another key": signed(secret="another key that is long enough to be one"),
    "an empty key": signed(secret=""),
    "another algorithm with our key": signed(header={**HEADER, "alg": "HS512"}, digest=sha512),
    "our key taken for a public one": signed(header={**HEADER, "alg": "RS256"}),
    "our key taken for a curve": signed(header={**HEADER, "alg": "ES256"}),
    "a header without an algorithm": signed(header={"typ": "JWT"}),
    "an algorithm that is a list": signed(header={"alg": ["HS256"]}),
    "a key of its own": signed(
        header={**HEADER, "jwk": {"kty": "oct", "k": part("mine")}}, secret="mine, and long enough"
    ),
    "a critical header": signed(header={**HEADER, "crit": ["b64"], "b64": False}),
    "no JSON": "eyJhbGciOiJIUzI1NiJ9.e30",
    "nothing": "",
    "dots": "...",
    "no base64": "%.%.%",
    "not ASCII": "ä.ö.ü",
    "half a character": "\ud800.a.b",
    "NUL": "a\x00.b.c",
    "long": "a" * 4000,
}
WRONG: dict[str, object] = {
    "another audience": with_(aud="shop"),
    "an audience list without us": with_(aud=["shop", "api"]),
    "an empty audience": with_(aud=[]),
    "no audience": with_(aud=BARE),
    "no end": with_(exp=BARE),
    "no beginning": with_(iat=BARE),
    "nobody": with_(sub=BARE),
    "expired": with_(iat=AT - 7200, exp=AT - 3600),
    "expired this second": with_(exp=AT),
    "too long": with_(iat=AT, exp=AT + 3601),
    "for ever": with_(exp=AT + 10**9),
    "from the future": with_(iat=AT + 61),
    "long because it began long ago": with_(iat=AT - 5000, exp=AT + 100),
    "backwards": with_(iat=AT + 30, exp=AT - 30),
    "endless": with_(exp=float("inf")),
    "no number": with_(exp=float("nan")),
    "an end that is text": with_(exp="2030"),
    "an end that is true": with_(exp=True),
    "an end that is a list": with_(exp=[AT + 600]),
    "a beginning that is null": with_(iat=None),
    "a huge end": with_(exp=10**400),
    "a huge beginning": with_(iat=-(10**400)),
    "a customer that is a number": with_(sub=7),
    "a customer that is a list": with_(sub=["mara@example.com"]),
    "a customer that is an object": with_(sub={"email": "mara@example.com"}),
    "a customer that is null": with_(sub=None),
    "a customer that is true": with_(sub=True),
    "an empty customer": with_(sub=""),
    "a customer without an address": with_(sub="mara"),
    "a customer with a NUL": with_(sub="mara@example.com\x00"),
    "a customer with half a character": with_(sub="mara\ud800@example.com"),
    "a customer that reads backwards": with_(sub="moc\u202e@example.com"),
    "a customer with a hidden space": with_(sub="mara@example.com\u200b"),
    "a customer in two lines": with_(sub="mara@example.com\ntom@example.com"),
    "claims that are a list": [GOOD],
    "claims that are text": "deskhand",
    "claims that are null": None,
}


@pytest.mark.parametrize("token", FORGED.values(), ids=FORGED.keys())
def test_that_a_forged_token_is_refused(token: str) -> None:
    assert is_refused(token)


@pytest.mark.parametrize("claims", WRONG.values(), ids=WRONG.keys())
def test_that_our_own_signature_does_not_excuse_wrong_claims(claims: object) -> None:
    assert is_refused(signed(claims))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Mara Lindqvist", "Mara Lindqvist"),
        ("Mara\x00\n\u202e L", "Mara L"),
        ("\ud800", None),
        ("", None),
        (7, None),
        (["Mara"], None),
        ("x" * 5000, "x" * 200),
    ],
)
def test_that_a_name_is_one_short_line_or_nothing(name: object, shown: str | None) -> None:
    assert customer_token.read(SECRET, signed(with_(name=name)), now=NOW).name == shown


def meaning(token: str) -> tuple[str, bytes]:
    """What is signed, and the signature: characters that say nothing are left out."""
    begin, _, signature = token.rpartition(".")
    kept = "".join(c for c in signature if c.isascii() and (c.isalnum() or c in "-_"))
    return begin, base64.urlsafe_b64decode(kept + "=" * (-len(kept) % 4))


def test_that_none_of_a_thousand_mutations_is_accepted() -> None:
    dice, good, mutants = Random(20260302), signed(), 0  # noqa: S311  # it must be foreseeable
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ "
    while mutants < 1000:
        characters = list(good)
        for _ in range(dice.randint(1, 3)):
            place = dice.randrange(len(characters))
            deed = dice.choice(("change", "insert", "remove", "swap"))
            if deed == "change":
                characters[place] = dice.choice(letters)
            elif deed == "insert":
                characters.insert(place, dice.choice(letters))
            elif deed == "remove":
                del characters[place]
            else:
                other = dice.randrange(len(characters))
                characters[place], characters[other] = characters[other], characters[place]
        token = "".join(characters)
        try:
            is_same = meaning(token) == meaning(good)
        except ValueError:
            is_same = False
        if is_same:
            continue  # another spelling of the very same signature
        mutants += 1
        assert is_refused(token), token
    assert not is_refused(good), "else all of this proves nothing"
