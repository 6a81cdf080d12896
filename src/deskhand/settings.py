"""The environment, read once: everything that differs between two places the desk runs at."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deskhand.errors import SettingInvalid


@dataclass(frozen=True)
class Settings:
    """What the environment says."""

    home: Path
    """Where the embedded database, the local model and the desk's own key are kept."""
    database_url: str | None
    """An external Postgres; without one the embedded is started."""
    secret: str | None
    """Key for tokens and keyed hashes; without one a key is made and kept in `home`."""
    customer_token_secret: str | None
    """Key that the host page signs customer tokens with."""
    smtp_url: str | None
    """`smtp://name:password@host:port`; without one mail goes to the desk's own mailbox."""
    mail_from: str
    public_url: str | None
    widget_origins: tuple[str, ...]
    """Sites, beside our own, whose pages may carry the widget, such as `https://shop.example`."""
    concurrency: int
    pool_size: int
    log_level: str
    log_json: bool


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read them; raises SettingInvalid with the name of the variable."""
    return Settings(
        home=Path(environment.get("DESKHAND_HOME") or Path.home() / ".deskhand").expanduser(),
        database_url=environment.get("DATABASE_URL") or None,
        secret=environment.get("DESKHAND_SECRET") or None,
        customer_token_secret=environment.get("DESKHAND_CUSTOMER_TOKEN_SECRET") or None,
        smtp_url=environment.get("DESKHAND_SMTP_URL") or None,
        mail_from=environment.get("DESKHAND_MAIL_FROM") or "help@localhost",
        public_url=environment.get("DESKHAND_PUBLIC_URL") or None,
        widget_origins=tuple((environment.get("DESKHAND_WIDGET_ORIGINS") or "").split()),
        concurrency=_number(environment, "DESKHAND_CONCURRENCY", 16),
        pool_size=_number(environment, "DESKHAND_POOL_SIZE", 12),
        log_level=_level(environment),
        log_json=environment.get("DESKHAND_LOG_JSON", "") in ("1", "true", "yes"),
    )


def _number(environment: Mapping[str, str], name: str, otherwise: int) -> int:
    text = environment.get(name) or str(otherwise)
    if not text.isdecimal() or len(text) > 3 or not 1 <= int(text) <= 500:
        raise SettingInvalid(f"{name} is {text!r}: write a whole number from 1 to 500.")
    return int(text)


def _level(environment: Mapping[str, str]) -> str:
    level = (environment.get("DESKHAND_LOG_LEVEL") or "warning").lower()
    if level not in ("debug", "info", "warning", "error"):
        raise SettingInvalid(
            f"DESKHAND_LOG_LEVEL is {level!r}: write debug, info, warning or error."
        )
    return level
