"""The environment is read once, and an impossible value is named."""

from pathlib import Path

import pytest

from deskhand.errors import SettingInvalid
from deskhand.settings import read_settings


def test_that_an_empty_environment_is_enough() -> None:
    settings = read_settings({})
    assert settings.home == Path.home() / ".deskhand"
    assert settings.database_url is None
    assert settings.secret is None
    assert settings.customer_token_secret is None
    assert settings.smtp_url is None
    assert settings.mail_from == "help@localhost"
    assert settings.public_url is None
    assert settings.widget_origins == ()
    assert (settings.concurrency, settings.pool_size) == (16, 12)
    assert (settings.log_level, settings.log_json) == ("warning", False)


def test_that_every_variable_is_read() -> None:
    settings = read_settings(
        {
            "DESKHAND_HOME": "/srv/desk",
            "DATABASE_URL": "postgresql://db/desk",
            "DESKHAND_SECRET": "s",
            "DESKHAND_CUSTOMER_TOKEN_SECRET": "t",
            "DESKHAND_SMTP_URL": "smtp://mail:25",
            "DESKHAND_MAIL_FROM": "help@shop.example",
            "DESKHAND_PUBLIC_URL": "https://desk.shop.example",
            "DESKHAND_WIDGET_ORIGINS": " https://a.example  https://b.example ",
            "DESKHAND_CONCURRENCY": "4",
            "DESKHAND_POOL_SIZE": "500",
            "DESKHAND_LOG_LEVEL": "INFO",
            "DESKHAND_LOG_JSON": "1",
        }
    )
    assert settings.home == Path("/srv/desk")
    assert settings.database_url == "postgresql://db/desk"
    assert (settings.secret, settings.customer_token_secret) == ("s", "t")
    assert (settings.smtp_url, settings.mail_from) == ("smtp://mail:25", "help@shop.example")
    assert settings.public_url == "https://desk.shop.example"
    assert settings.widget_origins == ("https://a.example", "https://b.example")
    assert (settings.concurrency, settings.pool_size) == (4, 500)
    assert (settings.log_level, settings.log_json) == ("info", True)


def test_that_an_empty_variable_is_as_none() -> None:
    """An empty line in a file of variables sets them to nothing."""
    names = [
        "DESKHAND_HOME", "DATABASE_URL", "DESKHAND_SECRET", "DESKHAND_CUSTOMER_TOKEN_SECRET",
        "DESKHAND_SMTP_URL", "DESKHAND_MAIL_FROM", "DESKHAND_PUBLIC_URL",
        "DESKHAND_WIDGET_ORIGINS", "DESKHAND_CONCURRENCY", "DESKHAND_POOL_SIZE",
        "DESKHAND_LOG_LEVEL", "DESKHAND_LOG_JSON",
    ]  # fmt: skip
    assert read_settings(dict.fromkeys(names, "")) == read_settings({})


def test_that_a_home_may_begin_with_a_tilde() -> None:
    assert read_settings({"DESKHAND_HOME": "~/desk"}).home == Path.home() / "desk"


@pytest.mark.parametrize("name", ["DESKHAND_CONCURRENCY", "DESKHAND_POOL_SIZE"])
@pytest.mark.parametrize("value", ["0", "501", "-1", "ten", "1.5", "1_0", " 4", "9" * 5_000])
def test_that_an_impossible_number_is_named_with_its_remedy(name: str, value: str) -> None:
    with pytest.raises(SettingInvalid, match=f"{name} is .*: write a whole number from 1 to 500"):
        read_settings({name: value})


@pytest.mark.parametrize("level", ["loud", "warn", "10", " info"])
def test_that_an_unknown_level_is_named_with_its_remedy(level: str) -> None:
    with pytest.raises(SettingInvalid, match="write debug, info, warning or error"):
        read_settings({"DESKHAND_LOG_LEVEL": level})


@pytest.mark.parametrize(
    ("value", "is_json"),
    [("1", True), ("true", True), ("yes", True), ("0", False), ("no", False), ("", False)],
)
def test_that_lines_for_programs_are_asked_for(value: str, *, is_json: bool) -> None:
    assert read_settings({"DESKHAND_LOG_JSON": value}).log_json is is_json
